CREATE VIEW leading_organisations AS
-- 各地由谁牵头：每个机构牵头的部分数。
-- Who leads in each place: in how many sections each organisation leads.
SELECT
  regions.name AS region,                                    -- 地区 Region
  regions.name_en AS region_en,                              -- 英文地名 English name of the region
  responsibilities.plan_id AS plan_id,                       -- 规划 Plan
  organisations.id AS organisation_id,                       -- 机构 Organisation
  organisations.name AS organisation,                        -- 机构名称 Name
  organisations.name_en AS organisation_en,                  -- 英文名称 English name
  count(DISTINCT responsibilities.section_id) AS led         -- 牵头的部分数 Sections led
FROM responsibilities
JOIN plans ON plans.plan_id = responsibilities.plan_id
JOIN regions ON regions.code = plans.region_code
JOIN organisations ON organisations.id = responsibilities.organisation_id
WHERE responsibilities.role = 'lead'
GROUP BY
  regions.code, regions.name, regions.name_en, responsibilities.plan_id,
  organisations.id, organisations.name, organisations.name_en
ORDER BY regions.code, responsibilities.plan_id, led DESC, organisations.id
