CREATE VIEW support_on_offer AS
-- 财政给付企业、项目、机构或个人的支持，按金额（元）从小到大。
-- Public money on offer to enterprises, projects, institutions or persons, by amount in yuan.
SELECT
  regions.name AS region,                                    -- 地区 Region
  regions.name_en AS region_en,                              -- 英文地名 English name of the region
  funding.plan_id AS plan_id,                                -- 规划 Plan
  funding.amount_cny AS amount_cny,                          -- 金额（元） Amount in yuan
  funding.bound AS bound,                                    -- 限度 Bound
  funding.rate AS rate,                                      -- 比例 Rate
  funding.rate_of AS rate_of,                                -- 比例基数 Rate of
  funding.per AS per,                                        -- 按什么计 Per
  funding.beneficiary AS beneficiary,                        -- 对象 Beneficiary
  funding.condition AS condition,                            -- 条件 Condition
  instruments.label AS instrument,                           -- 政策工具 Instrument
  instruments.label_en AS instrument_en,                     -- 政策工具英文名 English label
  funding.quote AS quote,                                    -- 引文 Quote
  funding.funding_id AS funding_id                           -- 资金 Funding
FROM funding
JOIN instruments ON instruments.id = funding.instrument
JOIN plans ON plans.plan_id = funding.plan_id
JOIN regions ON regions.code = plans.region_code
WHERE funding.per IN ('enterprise', 'project', 'institution', 'person', 'matter')
ORDER BY funding.amount_cny NULLS FIRST, funding.funding_id
