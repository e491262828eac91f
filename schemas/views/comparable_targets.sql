CREATE VIEW comparable_targets AS
-- 各地同一指标的目标，便于并排比较；重申的不再列。
-- Targets of the same indicator side by side; restatements are left out.
SELECT
  targets.plan_id AS plan_id,                                -- 规划 Plan
  targets.indicator_id AS indicator_id,                      -- 指标 Indicator
  indicators.label AS indicator,                             -- 指标名称 Label
  indicators.label_en AS indicator_en,                       -- 英文名称 English label
  regions.name AS region,                                    -- 地区 Region
  regions.name_en AS region_en,                              -- 英文地名 English name of the region
  targets.year AS year,                                      -- 年份 Year
  targets.period_start AS period_start,                      -- 首年 First year
  targets.period_end AS period_end,                          -- 末年 Last year
  targets.comparator AS comparator,                          -- 比较 Comparator
  targets.value AS value,                                    -- 数值 Value
  targets.value_to AS value_to,                              -- 数值上端 Upper value
  targets.unit AS unit,                                      -- 单位 Unit
  targets.change AS change,                                  -- 变动 Change
  targets.reference AS reference,                            -- 参照 Reference
  targets.modality AS modality,                              -- 语气 Modality
  targets.scope AS scope,                                    -- 范围 Scope
  targets.quote AS quote,                                    -- 引文 Quote
  targets.target_id AS target_id                             -- 目标 Target
FROM targets
JOIN indicators ON indicators.id = targets.indicator_id
JOIN plans ON plans.plan_id = targets.plan_id
JOIN regions ON regions.code = plans.region_code
WHERE NOT targets.is_restatement
ORDER BY targets.indicator_id, regions.code, targets.target_id
