-- What was kept of an audit, signed with the log's key, so that no row can be invented or changed unseen. Rows of before have none.
ALTER TABLE audit ADD COLUMN note text;
