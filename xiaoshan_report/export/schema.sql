-- Text is in Chinese, in English where a column ends in _en. Periods are ISO 8601, the last month
-- included.
-- `position` is the order in the model; `paragraph` the 1-based line of the report's text.

CREATE TABLE report (
  id TEXT PRIMARY KEY,
  schema_version INTEGER NOT NULL,
  status TEXT NOT NULL,  -- draft, or reviewed by a person
  reviewed_by TEXT, reviewed_on TEXT,
  title TEXT NOT NULL, title_en TEXT NOT NULL,
  place TEXT NOT NULL, place_en TEXT NOT NULL,
  place_code TEXT,  -- the place's by GB/T 2260
  index_number TEXT,
  date TEXT NOT NULL,
  issuer TEXT NOT NULL, issuer_en TEXT NOT NULL,
  subject TEXT, subject_en TEXT,
  url TEXT,
  todo TEXT,  -- what a person has still to look at
  period TEXT NOT NULL,
  abridged INTEGER NOT NULL,  -- 1: the published text is abridged
  restated INTEGER NOT NULL  -- 1: the points leave no sentence of it out
);

CREATE TABLE area (
  report TEXT NOT NULL REFERENCES report,
  number INTEGER NOT NULL,  -- 0: the opening overview
  title TEXT NOT NULL, title_en TEXT NOT NULL,
  lead TEXT NOT NULL, lead_en TEXT NOT NULL,
  paragraph INTEGER NOT NULL,
  quote TEXT,  -- what the lead restates
  PRIMARY KEY (report, number)
);

CREATE TABLE section (
  report TEXT NOT NULL,
  area INTEGER NOT NULL,
  number INTEGER NOT NULL,
  title TEXT NOT NULL, title_en TEXT NOT NULL,
  paragraph INTEGER NOT NULL,
  PRIMARY KEY (report, area, number),
  FOREIGN KEY (report, area) REFERENCES area
);

CREATE TABLE point (
  report TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  area INTEGER NOT NULL,
  section INTEGER NOT NULL,
  text TEXT NOT NULL, text_en TEXT NOT NULL,
  quote TEXT,  -- what the point restates
  paragraph INTEGER NOT NULL,
  PRIMARY KEY (report, id),
  FOREIGN KEY (report, area, section) REFERENCES section
);

-- What the indicators of all reports are of: one and the same series, whatever each calls it.
CREATE TABLE series (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL, name_en TEXT NOT NULL
);

CREATE TABLE indicator (
  report TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  series TEXT NOT NULL REFERENCES series,
  name TEXT NOT NULL, name_en TEXT NOT NULL,
  area INTEGER NOT NULL,
  section INTEGER NOT NULL,
  period TEXT NOT NULL,
  paragraph INTEGER NOT NULL,
  prices TEXT NOT NULL,  -- behind its growth: current, comparable (real growth), none (no money)
  part_of TEXT,
  PRIMARY KEY (report, id),
  FOREIGN KEY (report, area, section) REFERENCES section,
  FOREIGN KEY (report, part_of) REFERENCES indicator DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE project (
  report TEXT NOT NULL,
  number INTEGER NOT NULL,
  title TEXT NOT NULL, title_en TEXT NOT NULL,
  state TEXT NOT NULL,  -- follows from its tasks' states
  area INTEGER NOT NULL,
  section INTEGER NOT NULL,
  paragraph INTEGER NOT NULL,
  PRIMARY KEY (report, number),
  FOREIGN KEY (report, area, section) REFERENCES section
);

CREATE TABLE task (
  report TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  project INTEGER NOT NULL,
  name TEXT NOT NULL, name_en TEXT NOT NULL,
  state TEXT NOT NULL,
  done TEXT,     -- the figure that counts what is completed of the task as worded
  target TEXT,   -- the figure that states the scope it still works through
  percent TEXT,  -- the figure of the progress that the report prints
  todo TEXT,
  paragraph INTEGER,  -- where it is not its project's
  stage TEXT, stage_en TEXT,  -- an intermediate step that was reached
  quote TEXT NOT NULL,
  PRIMARY KEY (report, id),
  FOREIGN KEY (report, project) REFERENCES project,
  FOREIGN KEY (report, done) REFERENCES figure DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (report, target) REFERENCES figure DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (report, percent) REFERENCES figure DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE figure (
  report TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  indicator TEXT, point TEXT, task TEXT,  -- whose figure it is: one of the three
  name TEXT NOT NULL, name_en TEXT NOT NULL,
  measure TEXT NOT NULL,
  aim INTEGER NOT NULL,  -- 1: aimed at, planned or expected of a time to come
  value REAL NOT NULL,   -- to reckon with; falls are negative; the lower end of a range
  digits TEXT NOT NULL,  -- the same number exactly, with the digits printed
  upper REAL, upper_digits TEXT,  -- the upper end of a range, as the lower one
  decimals INTEGER NOT NULL,
  unit TEXT,             -- as printed; none of a rank
  unit_en TEXT,
  base_value REAL NOT NULL,  -- the value in base_unit: 42350000000 元 for 423.5 亿元
  base_unit TEXT,
  qualifier TEXT NOT NULL,
  base TEXT,    -- the period that growth is on, where the measure does not say so
  prices TEXT,  -- behind growth, its own or its indicator's
  period TEXT NOT NULL,
  period_start TEXT NOT NULL, period_end TEXT NOT NULL,  -- its first and its last day
  printed TEXT NOT NULL,  -- the number as it stands in the report
  quote TEXT NOT NULL,    -- the words of the report that state it
  paragraph INTEGER NOT NULL,
  link TEXT,  -- opens the report's page at the quote
  todo TEXT,  -- what a person has still to decide of it
  shown INTEGER NOT NULL,  -- 1: of the figures of its measure the one that its indicator shows
  PRIMARY KEY (report, id),
  FOREIGN KEY (report, indicator) REFERENCES indicator,
  FOREIGN KEY (report, point) REFERENCES point,
  FOREIGN KEY (report, task) REFERENCES task,
  CHECK ((indicator IS NULL) + (point IS NULL) + (task IS NULL) = 2)
);

CREATE TABLE sum (
  report TEXT NOT NULL,
  number INTEGER NOT NULL,
  whole TEXT NOT NULL,
  exhaustive INTEGER NOT NULL,  -- 1: the parts together make the whole
  PRIMARY KEY (report, number),
  FOREIGN KEY (report, whole) REFERENCES figure
);

CREATE TABLE sum_part (
  report TEXT NOT NULL,
  sum INTEGER NOT NULL,
  position INTEGER NOT NULL,
  part TEXT NOT NULL,
  PRIMARY KEY (report, sum, position),
  FOREIGN KEY (report, sum) REFERENCES sum,
  FOREIGN KEY (report, part) REFERENCES figure
);

CREATE TABLE tally (
  report TEXT NOT NULL,
  number INTEGER NOT NULL,
  figure TEXT NOT NULL,
  lists TEXT NOT NULL,  -- what the figure counts: areas, sections, projects, tasks
  PRIMARY KEY (report, number),
  FOREIGN KEY (report, figure) REFERENCES figure
);

CREATE TABLE numeral (
  report TEXT NOT NULL REFERENCES report,
  number INTEGER NOT NULL,
  text TEXT NOT NULL,
  kind TEXT NOT NULL,
  note TEXT NOT NULL, note_en TEXT NOT NULL,
  PRIMARY KEY (report, number)
);

CREATE TABLE numeral_paragraph (
  report TEXT NOT NULL,
  numeral INTEGER NOT NULL,
  paragraph INTEGER NOT NULL,
  times INTEGER NOT NULL,
  PRIMARY KEY (report, numeral, paragraph),
  FOREIGN KEY (report, numeral) REFERENCES numeral
);

-- What growth rates imply, on today's comparable base: not the figures published then.
-- The bounds come from the rounding of the printed numbers. `gap` is in percentage points.
CREATE TABLE comparison (
  report TEXT NOT NULL,
  indicator TEXT NOT NULL,
  gap REAL, gap_low REAL, gap_high REAL,
  implied_prior_yoy REAL, implied_prior_yoy_low REAL, implied_prior_yoy_high REAL,
  implied_prior_level REAL, implied_prior_level_low REAL, implied_prior_level_high REAL,
  implied_base_level REAL, implied_base_level_low REAL, implied_base_level_high REAL,
  note TEXT, note_en TEXT,
  comparable INTEGER,  -- 1: with the other reports' numbers of the series; none where it is alone
  not_comparable TEXT, not_comparable_en TEXT,
  implied_yoy REAL, implied_yoy_low REAL, implied_yoy_high REAL,  -- by the level printed a year before
  implied_prices REAL, implied_prices_low REAL, implied_prices_high REAL,  -- what real growth leaves of it
  agrees INTEGER,  -- 1: what is stated meets that; none where nobody can tell, for this doubt:
  doubt TEXT,
  breaks TEXT,  -- what keeps it from following what the place reported before; none: it did not
  PRIMARY KEY (report, indicator),
  FOREIGN KEY (report, indicator) REFERENCES indicator
);

-- What is aimed at, with a number, in words alone or not at all, and what came of it.
CREATE TABLE target (
  report TEXT NOT NULL REFERENCES report,
  position INTEGER NOT NULL,
  id TEXT,  -- the figure's, or that of an aim in words; none where the report does not mention it
  series TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL,
  period TEXT, measure TEXT,
  stated TEXT NOT NULL,  -- number, words or not_mentioned
  value REAL, upper REAL, qualifier TEXT, unit TEXT, unit_en TEXT, commitment TEXT,
  quote TEXT, paragraph INTEGER, link TEXT,
  outcome REAL, outcome_upper REAL, outcome_qualifier TEXT, outcome_unit TEXT, outcome_measure TEXT,
  outcome_period TEXT, outcome_report TEXT, outcome_id TEXT, outcome_quote TEXT,
  outcome_paragraph INTEGER, outcome_link TEXT,
  verdict TEXT,  -- met, missed, open or cannot_tell; none without a later report of the place
  reason TEXT, todo TEXT,
  PRIMARY KEY (position)
);

CREATE VIEW targets AS
SELECT t.id, t.report, r.status, t.series, t.name, t.name_en, t.period, t.measure, t.stated, t.value,
  t.upper, t.qualifier, t.unit, t.unit_en, t.commitment, t.quote, t.paragraph, t.link, t.outcome,
  t.outcome_upper, t.outcome_qualifier, t.outcome_unit, t.outcome_measure, t.outcome_period,
  t.outcome_report, t.outcome_id, t.outcome_quote, t.outcome_paragraph, t.outcome_link, t.verdict,
  t.reason, t.todo
FROM target AS t
JOIN report AS r ON r.id = t.report
ORDER BY t.position;

CREATE VIEW indicators AS
WITH stated AS (SELECT * FROM figure WHERE shown)
SELECT i.id, i.report, r.status, i.name, i.name_en, i.area, i.section, i.period,
  level.value AS level, level.unit AS unit, level.unit_en AS unit_en, yoy.value AS yoy,
  average.value AS two_year_average, mean.value AS vs_two_year_mean,
  EXISTS (
    SELECT 1 FROM figure AS f
    WHERE f.report = i.report AND f.indicator = i.id AND f.qualifier = 'estimate' AND NOT f.aim
  ) AS estimate,
  i.part_of, rank.value AS rank, i.series
FROM indicator AS i
JOIN report AS r ON r.id = i.report
LEFT JOIN stated AS level
  ON level.report = i.report AND level.indicator = i.id AND level.measure = 'level'
LEFT JOIN stated AS yoy
  ON yoy.report = i.report AND yoy.indicator = i.id AND yoy.measure = 'yoy'
LEFT JOIN stated AS average
  ON average.report = i.report AND average.indicator = i.id
  AND average.measure = 'two_year_average'
LEFT JOIN stated AS mean
  ON mean.report = i.report AND mean.indicator = i.id AND mean.measure = 'vs_two_year_mean'
LEFT JOIN stated AS rank
  ON rank.report = i.report AND rank.indicator = i.id AND rank.measure = 'rank'
ORDER BY i.report, i.position;

-- The panel: its columns as in CSV and Parquet, then the digits of its numbers.
CREATE VIEW figures AS
SELECT f.id, f.report, r.status, f.indicator, f.name, f.name_en, f.measure, f.aim, f.value, f.upper,
  f.decimals, f.unit, f.unit_en, f.base_value, f.base_unit, f.qualifier, f.base, f.prices, f.period,
  f.period_start, f.period_end, coalesce(i.area, p.area, j.area) AS area,
  coalesce(i.section, p.section, j.section) AS section, j.number AS project, f.task,
  f.printed, f.quote, f.paragraph, f.link, f.todo, i.series, r.place, r.place_en, r.place_code,
  r.date AS report_date, f.digits, f.upper_digits
FROM figure AS f
JOIN report AS r ON r.id = f.report
LEFT JOIN indicator AS i ON i.report = f.report AND i.id = f.indicator
LEFT JOIN point AS p ON p.report = f.report AND p.id = f.point
LEFT JOIN task AS t ON t.report = f.report AND t.id = f.task
LEFT JOIN project AS j ON j.report = t.report AND j.number = t.project
ORDER BY f.report, f.paragraph, f.position;

-- What each section says: its own points, then the indicators and the projects that it reports.
CREATE VIEW areas AS
WITH told AS (
  SELECT report, area, section, 1 AS kind, position, id AS point, text, text_en FROM point
  UNION ALL
  SELECT report, area, section, 2, position, id, name, name_en FROM indicator
  UNION ALL
  SELECT report, area, section, 3, number, 'project-' || number, title, title_en FROM project
),
owned AS (
  SELECT f.*, coalesce(f.point, f.indicator, 'project-' || t.project) AS owner
  FROM figure AS f LEFT JOIN task AS t ON t.report = f.report AND t.id = f.task
)
SELECT s.report, r.status, s.area, a.title AS area_title, a.title_en AS area_title_en, s.number AS section,
  s.title AS section_title, s.title_en AS section_title_en, told.point, told.text, told.text_en,
  f.id AS figure, f.name, f.name_en, f.measure, f.aim, f.value, f.upper, f.unit, f.qualifier, f.base, f.prices,
  f.period, f.paragraph, f.printed, f.decimals, f.unit_en, f.base_value, f.base_unit,
  f.period_start, f.period_end, f.link, f.todo
FROM section AS s
JOIN report AS r ON r.id = s.report
JOIN area AS a ON a.report = s.report AND a.number = s.area
JOIN told ON told.report = s.report AND told.area = s.area AND told.section = s.number
LEFT JOIN owned AS f ON f.report = told.report AND f.owner = told.point
ORDER BY s.report, s.area, s.number, told.kind, told.position, f.position;

CREATE VIEW livelihood AS
SELECT t.report, r.status, t.project, j.title, j.title_en, t.id, t.name, t.name_en, t.state,
  done.value AS done, target.value AS target, coalesce(done.unit, target.unit) AS unit,
  percent.value AS percent,
  coalesce(percent.qualifier, done.qualifier, target.qualifier) AS qualifier,
  t.stage, t.stage_en, t.quote, COALESCE(t.paragraph, j.paragraph) AS paragraph
FROM task AS t
JOIN report AS r ON r.id = t.report
JOIN project AS j ON j.report = t.report AND j.number = t.project
LEFT JOIN figure AS done ON done.report = t.report AND done.id = t.done
LEFT JOIN figure AS target ON target.report = t.report AND target.id = t.target
LEFT JOIN figure AS percent ON percent.report = t.report AND percent.id = t.percent
ORDER BY t.report, t.position;

CREATE VIEW compare AS
SELECT i.id, i.report, i.status, i.series, i.name, i.name_en, i.period, i.level, i.unit, i.yoy,
  i.two_year_average,
  c.gap, c.gap_low, c.gap_high,
  c.implied_prior_yoy, c.implied_prior_yoy_low, c.implied_prior_yoy_high,
  c.implied_prior_level, c.implied_prior_level_low, c.implied_prior_level_high,
  c.implied_base_level, c.implied_base_level_low, c.implied_base_level_high,
  c.note, c.note_en, c.comparable, c.not_comparable, c.not_comparable_en,
  c.implied_yoy, c.implied_yoy_low, c.implied_yoy_high,
  c.implied_prices, c.implied_prices_low, c.implied_prices_high, c.agrees, c.doubt, c.breaks
FROM indicators AS i
JOIN comparison AS c ON c.report = i.report AND c.indicator = i.id
JOIN indicator AS o ON o.report = i.report AND o.id = i.id
ORDER BY o.report, abs(c.gap) DESC, o.position;
