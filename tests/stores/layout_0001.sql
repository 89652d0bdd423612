-- A ledger as the first layout's last version made it: what `tests/stores/readings.py` gives.
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE amounts (
	article_id TEXT NOT NULL, 
	n INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	value TEXT, 
	currency TEXT, 
	unit TEXT, 
	modifier TEXT, 
	role TEXT, 
	run_id TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	CONSTRAINT pk_amounts PRIMARY KEY (article_id, n), 
	CONSTRAINT fk_amounts_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE, 
	CONSTRAINT fk_amounts_run_id FOREIGN KEY(run_id) REFERENCES runs (id)
);
INSERT INTO "amounts" VALUES('a04befceed0cc3e3ba96',0,153,164,'three halls','3',NULL,'halls',NULL,NULL,'f4caa2156c0cf39bd12e','amounts');
INSERT INTO "amounts" VALUES('a04befceed0cc3e3ba96',1,189,205,'about $5 million','5000000','USD',NULL,'about','loan','f4caa2156c0cf39bd12e','amounts');
INSERT INTO "amounts" VALUES('ad1efbb0326d6850a78f',0,56,68,'90,000 euros','90000','EUR',NULL,NULL,NULL,'f4caa2156c0cf39bd12e','amounts');
INSERT INTO "amounts" VALUES('7c5e7bf4375e6cfe33d6',0,65,94,'from $40 to $50 a gigacalorie','40','USD',NULL,'at_least','price','f4caa2156c0cf39bd12e','amounts');
INSERT INTO "amounts" VALUES('7c5e7bf4375e6cfe33d6',1,158,168,'62 percent','62',NULL,'percent',NULL,NULL,'f4caa2156c0cf39bd12e','amounts');
INSERT INTO "amounts" VALUES('7c5e7bf4375e6cfe33d6',2,216,226,'30 dollars','30',NULL,NULL,NULL,NULL,'f4caa2156c0cf39bd12e','amounts');
CREATE TABLE article_documents (
	article_id TEXT NOT NULL, 
	document_id TEXT NOT NULL, 
	document_uri TEXT NOT NULL, 
	document_start INTEGER NOT NULL, 
	document_end INTEGER NOT NULL, 
	run_id TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	CONSTRAINT pk_article_documents PRIMARY KEY (article_id, document_id, document_uri, document_start, document_end), 
	CONSTRAINT fk_article_documents_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE, 
	CONSTRAINT fk_article_documents_document_id FOREIGN KEY(document_id, document_uri) REFERENCES documents (id, uri), 
	CONSTRAINT fk_article_documents_run_id FOREIGN KEY(run_id) REFERENCES runs (id)
);
INSERT INTO "article_documents" VALUES('a04befceed0cc3e3ba96','9a8eeff1d0bc6b9b7acf170b1168d6d07f193dc770d4c1864b03e48d775e8d1a','page.txt',0,252,'f4caa2156c0cf39bd12e','recover');
INSERT INTO "article_documents" VALUES('ad1efbb0326d6850a78f','ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff','https://example.org/мост',-1,-1,'f4caa2156c0cf39bd12e','recover');
INSERT INTO "article_documents" VALUES('7c5e7bf4375e6cfe33d6','9a8eeff1d0bc6b9b7acf170b1168d6d07f193dc770d4c1864b03e48d775e8d1a','page.txt',0,295,'f4caa2156c0cf39bd12e','recover');
CREATE TABLE articles (
	id TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	document_id TEXT NOT NULL, 
	document_uri TEXT NOT NULL, 
	language TEXT, 
	title TEXT, 
	byline TEXT, 
	credit TEXT, 
	section TEXT, 
	published_earliest DATE, 
	published_latest DATE, 
	published_basis TEXT, 
	text TEXT NOT NULL, 
	record TEXT NOT NULL, 
	run_id TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	CONSTRAINT pk_articles PRIMARY KEY (id), 
	CONSTRAINT fk_articles_document_id FOREIGN KEY(document_id, document_uri) REFERENCES documents (id, uri), 
	CONSTRAINT uq_articles_number UNIQUE (number), 
	CONSTRAINT fk_articles_run_id FOREIGN KEY(run_id) REFERENCES runs (id)
);
INSERT INTO "articles" VALUES('a04befceed0cc3e3ba96',1074477696857581584,'9a8eeff1d0bc6b9b7acf170b1168d6d07f193dc770d4c1864b03e48d775e8d1a','page.txt','en','Steppe Bank Lends $5 Million for Şahin’s School','Dana Omarova','A. Omarov','Economy','2024-05-03','2024-05-10','inferred','Steppe Bank Lends $5 Million for Şahin’s School

Aigul Şahin, director of the Lakeside School, met with the Steppe Bank in Osh on May 3.

“We will build three halls,” she said. The loan is about $5 million: 3 million for halls and 1 million for a roof.','{"id":"a04befceed0cc3e3ba96","document":{"id":"9a8eeff1d0bc6b9b7acf170b1168d6d07f193dc770d4c1864b03e48d775e8d1a","uri":"page.txt","media_type":"text/plain","fetched_at":null,"span":{"start":0,"end":252}},"language":"en","title":"Steppe Bank Lends $5 Million for Şahin’s School","byline":["Dana Omarova"],"credit":{"raw":"Photo: A. Omarov","holder":"A. Omarov"},"section":"Economy","published":{"earliest":"2024-05-03","latest":"2024-05-10","basis":"inferred","evidence":[{"quote":"May 3","source_start":10,"source_end":15}]},"text":"Steppe Bank Lends $5 Million for Şahin’s School\n\nAigul Şahin, director of the Lakeside School, met with the Steppe Bank in Osh on May 3.\n\n“We will build three halls,” she said. The loan is about $5 million: 3 million for halls and 1 million for a roof.","blocks":[{"start":0,"end":47,"kind":"title"},{"start":49,"end":136,"kind":"paragraph"},{"start":138,"end":252,"kind":"paragraph"}],"mentions":[{"start":0,"end":11,"text":"Steppe Bank","type":"ORG","entity":"e1"},{"start":49,"end":60,"text":"Aigul Şahin","type":"PERSON","entity":"e2"},{"start":78,"end":93,"text":"Lakeside School","type":"ORG","entity":"e3"},{"start":123,"end":126,"text":"Osh","type":"PLACE","entity":"e4"}],"entities":[{"id":"e1","type":"ORG","name":"Steppe Bank","country":null,"wikidata":null,"roles":[],"names":["Steppe Bank"],"link":null,"candidates":[]},{"id":"e2","type":"PERSON","name":"Aigul Şahin","country":null,"wikidata":null,"roles":[{"start":62,"end":70,"title":"director","of":"e3","status":"current","since":null,"until":null}],"names":["Şahin","Aigul Şahin"],"link":null,"candidates":[]},{"id":"e3","type":"ORG","name":"Lakeside School","country":null,"wikidata":null,"roles":[],"names":["Lakeside School"],"link":null,"candidates":[]},{"id":"e4","type":"PLACE","name":"Osh","country":"KGZ","wikidata":null,"roles":[],"names":["Osh"],"link":null,"candidates":[]}],"times":[{"start":130,"end":135,"text":"May 3","type":"date","value":"2024-05-03","earliest":"2024-05-03","latest":"2024-05-03"}],"amounts":[{"start":153,"end":164,"text":"three halls","value":"3","currency":null,"unit":"halls","modifier":null,"role":null,"high":null,"per":null,"share_of":null,"currencies":[]},{"start":189,"end":205,"text":"about $5 million","value":"5000000","currency":"USD","unit":null,"modifier":"about","role":"loan","high":null,"per":null,"share_of":null,"currencies":[]}],"quotes":[{"start":138,"end":166,"text":"“We will build three halls,”","kind":"direct","speaker":{"start":167,"end":170,"text":"she","entity":"e2"},"cue":{"start":171,"end":175,"text":"said"}}],"events":[{"start":49,"end":136,"type":"CONSULT","mode":"visit","status":"happened","actors":["e2","e1"],"recipients":[],"place":"e4","when":{"start":130,"end":135,"text":"May 3","type":"date","value":"2024-05-03","earliest":"2024-05-03","latest":"2024-05-03"},"amounts":[],"contexts":[],"trigger":{"start":95,"end":103,"text":"met with"},"confidence":0.75,"by":"meetings"},{"start":177,"end":205,"type":"AID","mode":null,"status":"planned","actors":["e1"],"recipients":["e3"],"place":null,"when":null,"amounts":[{"start":189,"end":205,"text":"about $5 million","value":"5000000","currency":"USD","unit":null,"modifier":"about","role":"loan","high":null,"per":null,"share_of":null,"currencies":[]}],"contexts":["education","economic"],"trigger":{"start":181,"end":185,"text":"loan"},"confidence":0.5,"by":"finance"}],"findings":[{"code":"sum-of-parts","verdict":"fails","message":"3 + 1 = 4 million dollars, not 5: fails","evidence":[{"start":195,"end":216},{"start":231,"end":240}]},{"code":"list-count","verdict":"holds","message":"three halls: holds","evidence":[{"start":153,"end":164}]}],"rejected":[{"stage":"annotate","reason":"crashed","detail":"an example of a defect"}]}','f4caa2156c0cf39bd12e','recover');
INSERT INTO "articles" VALUES('ad1efbb0326d6850a78f',550577329435742087,'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff','https://example.org/мост','en','Bridge Opens',NULL,NULL,NULL,NULL,NULL,NULL,'Bridge Opens

A bridge across the Naryn opened. It cost 90,000 euros.','{"id":"ad1efbb0326d6850a78f","document":{"id":"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff","uri":"https://example.org/мост","media_type":"text/html","fetched_at":"2024-06-01T12:00:00Z","span":null},"language":"en","title":"Bridge Opens","byline":[],"credit":null,"section":null,"published":null,"text":"Bridge Opens\n\nA bridge across the Naryn opened. It cost 90,000 euros.","blocks":[{"start":0,"end":12,"kind":"title"},{"start":14,"end":69,"kind":"paragraph"}],"mentions":[],"entities":[],"times":[],"amounts":[{"start":56,"end":68,"text":"90,000 euros","value":"90000","currency":"EUR","unit":null,"modifier":null,"role":null,"high":null,"per":null,"share_of":null,"currencies":[]}],"quotes":[],"events":[],"findings":[],"rejected":[]}','f4caa2156c0cf39bd12e','recover');
INSERT INTO "articles" VALUES('7c5e7bf4375e6cfe33d6',98567838092776963,'9a8eeff1d0bc6b9b7acf170b1168d6d07f193dc770d4c1864b03e48d775e8d1a','page.txt','en','Ош Raises Heating Tariffs',NULL,NULL,NULL,'2024-10-01','2024-10-31','inferred','Ош Raises Heating Tariffs

Ош, Osh Region’s capital, will charge from $40 to $50 a gigacalorie, said Nurbek Alymov, acting head of TEK since March 2021. Some 62 percent of the households pay on time.

The plant cost 30 dollars. Kyrgyz officials spoke of the Winter Forum and the Heat Supply Act.','{"id":"7c5e7bf4375e6cfe33d6","document":{"id":"9a8eeff1d0bc6b9b7acf170b1168d6d07f193dc770d4c1864b03e48d775e8d1a","uri":"page.txt","media_type":"text/plain","fetched_at":null,"span":{"start":0,"end":295}},"language":"en","title":"Ош Raises Heating Tariffs","byline":[],"credit":null,"section":null,"published":{"earliest":"2024-10-01","latest":"2024-10-31","basis":"inferred","evidence":[{"quote":"October","source_start":4,"source_end":11},{"quote":"Winter Forum 2024","source_start":60,"source_end":77}]},"text":"Ош Raises Heating Tariffs\n\nОш, Osh Region’s capital, will charge from $40 to $50 a gigacalorie, said Nurbek Alymov, acting head of TEK since March 2021. Some 62 percent of the households pay on time.\n\nThe plant cost 30 dollars. Kyrgyz officials spoke of the Winter Forum and the Heat Supply Act.","blocks":[{"start":0,"end":25,"kind":"title"},{"start":27,"end":199,"kind":"paragraph"},{"start":201,"end":295,"kind":"paragraph"}],"mentions":[{"start":0,"end":2,"text":"Ош","type":"PLACE","entity":"e1"},{"start":101,"end":114,"text":"Nurbek Alymov","type":"PERSON","entity":"e2"},{"start":131,"end":134,"text":"TEK","type":"ORG","entity":"e3"},{"start":228,"end":234,"text":"Kyrgyz","type":"NORP","entity":"e4"},{"start":258,"end":270,"text":"Winter Forum","type":"EVENT","entity":null},{"start":279,"end":294,"text":"Heat Supply Act","type":"LAW","entity":null}],"entities":[{"id":"e1","type":"PLACE","name":"Ош","country":"KGZ","wikidata":"Q203972","roles":[{"start":44,"end":51,"title":"capital","of":"Osh Region","status":null,"since":null,"until":null}],"names":[],"link":"1527534","candidates":[{"id":"1527534","name":"Osh","kind":"city","score":0.75,"country":"KGZ","wikidata":"Q203972","precision":"city","latitude":40.52,"longitude":72.8},{"id":"KG.08","name":"Osh","kind":"division","score":0.2,"country":"KGZ","wikidata":null,"precision":"division","latitude":null,"longitude":null}]},{"id":"e2","type":"PERSON","name":"Nurbek Alymov","country":null,"wikidata":null,"roles":[{"start":116,"end":127,"title":"acting head","of":"e3","status":"acting","since":"2021-03","until":"XXXX-05"}],"names":[],"link":null,"candidates":[]},{"id":"e3","type":"ORG","name":"TEK","country":null,"wikidata":null,"roles":[],"names":[],"link":"reg-17","candidates":[{"id":"reg-17","name":"Teplovik Energy","kind":"company","score":0.9,"country":"KGZ","wikidata":null,"precision":null,"latitude":null,"longitude":null}]},{"id":"e4","type":"NORP","name":"Kyrgyz","country":null,"wikidata":null,"roles":[],"names":[],"link":null,"candidates":[{"id":"KGZ","name":"Kyrgyzstan","kind":"country","score":0.6,"country":"KGZ","wikidata":"Q813","precision":"country","latitude":null,"longitude":null}]}],"times":[{"start":141,"end":151,"text":"March 2021","type":"date","value":"2021-03","earliest":"2021-03-01","latest":"2021-03-31"}],"amounts":[{"start":65,"end":94,"text":"from $40 to $50 a gigacalorie","value":"40","currency":"USD","unit":null,"modifier":"at_least","role":"price","high":"50","per":"gigacalorie","share_of":null,"currencies":[]},{"start":158,"end":168,"text":"62 percent","value":"62","currency":null,"unit":"percent","modifier":null,"role":null,"high":null,"per":null,"share_of":{"start":172,"end":186,"text":"the households"},"currencies":[]},{"start":216,"end":226,"text":"30 dollars","value":"30","currency":null,"unit":null,"modifier":null,"role":null,"high":null,"per":null,"share_of":null,"currencies":["USD","CAD"]}],"quotes":[],"events":[{"start":27,"end":94,"type":"COERCE","mode":null,"status":"planned","actors":["e1","e3"],"recipients":["e9"],"place":"e1","when":{"start":141,"end":151,"text":"March 2021","type":"date","value":"2021-03","earliest":"2021-03-01","latest":"2021-03-31"},"amounts":[{"start":65,"end":94,"text":"from $40 to $50 a gigacalorie","value":"40","currency":"USD","unit":null,"modifier":"at_least","role":"price","high":"50","per":"gigacalorie","share_of":null,"currencies":[]},{"start":158,"end":168,"text":"62 percent","value":"62","currency":null,"unit":"percent","modifier":null,"role":null,"high":null,"per":null,"share_of":{"start":172,"end":186,"text":"the households"},"currencies":[]}],"contexts":[],"trigger":{"start":58,"end":64,"text":"charge"},"confidence":0.5,"by":"finance"}],"findings":[],"rejected":[]}','f4caa2156c0cf39bd12e','recover');
CREATE TABLE documents (
	id TEXT NOT NULL, 
	uri TEXT NOT NULL, 
	media_type TEXT NOT NULL, 
	fetched_at TEXT, 
	run_id TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	CONSTRAINT pk_documents PRIMARY KEY (id, uri), 
	CONSTRAINT fk_documents_run_id FOREIGN KEY(run_id) REFERENCES runs (id)
);
INSERT INTO "documents" VALUES('9a8eeff1d0bc6b9b7acf170b1168d6d07f193dc770d4c1864b03e48d775e8d1a','page.txt','text/plain',NULL,'f4caa2156c0cf39bd12e','sources');
INSERT INTO "documents" VALUES('ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff','https://example.org/мост','text/html','2024-06-01T12:00:00+00:00','f4caa2156c0cf39bd12e','sources');
CREATE TABLE entities (
	article_id TEXT NOT NULL, 
	n INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	type TEXT NOT NULL, 
	name TEXT NOT NULL, 
	country TEXT, 
	wikidata TEXT, 
	run_id TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	CONSTRAINT pk_entities PRIMARY KEY (article_id, n), 
	CONSTRAINT fk_entities_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE, 
	CONSTRAINT fk_entities_run_id FOREIGN KEY(run_id) REFERENCES runs (id)
);
INSERT INTO "entities" VALUES('a04befceed0cc3e3ba96',0,'e1','ORG','Steppe Bank',NULL,NULL,'f4caa2156c0cf39bd12e','names');
INSERT INTO "entities" VALUES('a04befceed0cc3e3ba96',1,'e2','PERSON','Aigul Şahin',NULL,NULL,'f4caa2156c0cf39bd12e','names');
INSERT INTO "entities" VALUES('a04befceed0cc3e3ba96',2,'e3','ORG','Lakeside School',NULL,NULL,'f4caa2156c0cf39bd12e','names');
INSERT INTO "entities" VALUES('a04befceed0cc3e3ba96',3,'e4','PLACE','Osh','KGZ',NULL,'f4caa2156c0cf39bd12e','names');
INSERT INTO "entities" VALUES('7c5e7bf4375e6cfe33d6',0,'e1','PLACE','Ош','KGZ','Q203972','f4caa2156c0cf39bd12e','names');
INSERT INTO "entities" VALUES('7c5e7bf4375e6cfe33d6',1,'e2','PERSON','Nurbek Alymov',NULL,NULL,'f4caa2156c0cf39bd12e','names');
INSERT INTO "entities" VALUES('7c5e7bf4375e6cfe33d6',2,'e3','ORG','TEK',NULL,NULL,'f4caa2156c0cf39bd12e','names');
INSERT INTO "entities" VALUES('7c5e7bf4375e6cfe33d6',3,'e4','NORP','Kyrgyz',NULL,NULL,'f4caa2156c0cf39bd12e','names');
CREATE TABLE entity_names (
	article_id TEXT NOT NULL, 
	entity_n INTEGER NOT NULL, 
	n INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	run_id TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	CONSTRAINT pk_entity_names PRIMARY KEY (article_id, entity_n, n), 
	CONSTRAINT fk_entity_names_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE, 
	CONSTRAINT fk_entity_names_run_id FOREIGN KEY(run_id) REFERENCES runs (id)
);
INSERT INTO "entity_names" VALUES('a04befceed0cc3e3ba96',0,0,'Steppe Bank','f4caa2156c0cf39bd12e','names');
INSERT INTO "entity_names" VALUES('a04befceed0cc3e3ba96',1,0,'Aigul Şahin','f4caa2156c0cf39bd12e','names');
INSERT INTO "entity_names" VALUES('a04befceed0cc3e3ba96',1,1,'Şahin','f4caa2156c0cf39bd12e','names');
INSERT INTO "entity_names" VALUES('a04befceed0cc3e3ba96',2,0,'Lakeside School','f4caa2156c0cf39bd12e','names');
INSERT INTO "entity_names" VALUES('a04befceed0cc3e3ba96',3,0,'Osh','f4caa2156c0cf39bd12e','names');
INSERT INTO "entity_names" VALUES('7c5e7bf4375e6cfe33d6',0,0,'Ош','f4caa2156c0cf39bd12e','names');
INSERT INTO "entity_names" VALUES('7c5e7bf4375e6cfe33d6',1,0,'Nurbek Alymov','f4caa2156c0cf39bd12e','names');
INSERT INTO "entity_names" VALUES('7c5e7bf4375e6cfe33d6',2,0,'TEK','f4caa2156c0cf39bd12e','names');
INSERT INTO "entity_names" VALUES('7c5e7bf4375e6cfe33d6',3,0,'Kyrgyz','f4caa2156c0cf39bd12e','names');
CREATE TABLE entity_roles (
	article_id TEXT NOT NULL, 
	entity_n INTEGER NOT NULL, 
	n INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	title TEXT NOT NULL, 
	"of" TEXT, 
	run_id TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	CONSTRAINT pk_entity_roles PRIMARY KEY (article_id, entity_n, n), 
	CONSTRAINT fk_entity_roles_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE, 
	CONSTRAINT fk_entity_roles_run_id FOREIGN KEY(run_id) REFERENCES runs (id)
);
INSERT INTO "entity_roles" VALUES('a04befceed0cc3e3ba96',1,0,62,70,'director','director','e3','f4caa2156c0cf39bd12e','roles');
INSERT INTO "entity_roles" VALUES('7c5e7bf4375e6cfe33d6',0,0,44,51,'capital','capital','Osh Region','f4caa2156c0cf39bd12e','roles');
INSERT INTO "entity_roles" VALUES('7c5e7bf4375e6cfe33d6',1,0,116,127,'acting head','acting head','e3','f4caa2156c0cf39bd12e','roles');
CREATE TABLE event_actors (
	article_id TEXT NOT NULL, 
	event_n INTEGER NOT NULL, 
	n INTEGER NOT NULL, 
	part TEXT NOT NULL, 
	entity TEXT NOT NULL, 
	run_id TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	CONSTRAINT pk_event_actors PRIMARY KEY (article_id, event_n, n), 
	CONSTRAINT fk_event_actors_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE, 
	CONSTRAINT fk_event_actors_run_id FOREIGN KEY(run_id) REFERENCES runs (id)
);
INSERT INTO "event_actors" VALUES('a04befceed0cc3e3ba96',0,0,'actor','e2','f4caa2156c0cf39bd12e','meetings');
INSERT INTO "event_actors" VALUES('a04befceed0cc3e3ba96',0,1,'actor','e1','f4caa2156c0cf39bd12e','meetings');
INSERT INTO "event_actors" VALUES('a04befceed0cc3e3ba96',1,0,'actor','e1','f4caa2156c0cf39bd12e','finance');
INSERT INTO "event_actors" VALUES('a04befceed0cc3e3ba96',1,1,'recipient','e3','f4caa2156c0cf39bd12e','finance');
INSERT INTO "event_actors" VALUES('7c5e7bf4375e6cfe33d6',0,0,'actor','e1','f4caa2156c0cf39bd12e','finance');
INSERT INTO "event_actors" VALUES('7c5e7bf4375e6cfe33d6',0,1,'actor','e3','f4caa2156c0cf39bd12e','finance');
INSERT INTO "event_actors" VALUES('7c5e7bf4375e6cfe33d6',0,2,'recipient','e9','f4caa2156c0cf39bd12e','finance');
CREATE TABLE event_amounts (
	article_id TEXT NOT NULL, 
	event_n INTEGER NOT NULL, 
	n INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	value TEXT, 
	currency TEXT, 
	unit TEXT, 
	modifier TEXT, 
	role TEXT, 
	run_id TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	CONSTRAINT pk_event_amounts PRIMARY KEY (article_id, event_n, n), 
	CONSTRAINT fk_event_amounts_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE, 
	CONSTRAINT fk_event_amounts_run_id FOREIGN KEY(run_id) REFERENCES runs (id)
);
INSERT INTO "event_amounts" VALUES('a04befceed0cc3e3ba96',1,0,189,205,'about $5 million','5000000','USD',NULL,'about','loan','f4caa2156c0cf39bd12e','finance');
INSERT INTO "event_amounts" VALUES('7c5e7bf4375e6cfe33d6',0,0,65,94,'from $40 to $50 a gigacalorie','40','USD',NULL,'at_least','price','f4caa2156c0cf39bd12e','finance');
INSERT INTO "event_amounts" VALUES('7c5e7bf4375e6cfe33d6',0,1,158,168,'62 percent','62',NULL,'percent',NULL,NULL,'f4caa2156c0cf39bd12e','finance');
CREATE TABLE event_contexts (
	article_id TEXT NOT NULL, 
	event_n INTEGER NOT NULL, 
	n INTEGER NOT NULL, 
	context TEXT NOT NULL, 
	run_id TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	CONSTRAINT pk_event_contexts PRIMARY KEY (article_id, event_n, n), 
	CONSTRAINT fk_event_contexts_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE, 
	CONSTRAINT fk_event_contexts_run_id FOREIGN KEY(run_id) REFERENCES runs (id)
);
INSERT INTO "event_contexts" VALUES('a04befceed0cc3e3ba96',1,0,'education','f4caa2156c0cf39bd12e','finance');
INSERT INTO "event_contexts" VALUES('a04befceed0cc3e3ba96',1,1,'economic','f4caa2156c0cf39bd12e','finance');
CREATE TABLE events (
	article_id TEXT NOT NULL, 
	n INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	type TEXT NOT NULL, 
	mode TEXT, 
	status TEXT NOT NULL, 
	place TEXT, 
	when_start INTEGER, 
	when_end INTEGER, 
	"when" TEXT, 
	when_value TEXT, 
	when_earliest DATE, 
	when_latest DATE, 
	trigger_start INTEGER NOT NULL, 
	trigger_end INTEGER NOT NULL, 
	"trigger" TEXT NOT NULL, 
	confidence FLOAT NOT NULL, 
	run_id TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	CONSTRAINT pk_events PRIMARY KEY (article_id, n), 
	CONSTRAINT fk_events_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE, 
	CONSTRAINT fk_events_run_id FOREIGN KEY(run_id) REFERENCES runs (id)
);
INSERT INTO "events" VALUES('a04befceed0cc3e3ba96',0,49,136,'Aigul Şahin, director of the Lakeside School, met with the Steppe Bank in Osh on May 3.','CONSULT','visit','happened','e4',130,135,'May 3','2024-05-03','2024-05-03','2024-05-03',95,103,'met with',0.75,'f4caa2156c0cf39bd12e','meetings');
INSERT INTO "events" VALUES('a04befceed0cc3e3ba96',1,177,205,'The loan is about $5 million','AID',NULL,'planned',NULL,NULL,NULL,NULL,NULL,NULL,NULL,181,185,'loan',0.5,'f4caa2156c0cf39bd12e','finance');
INSERT INTO "events" VALUES('7c5e7bf4375e6cfe33d6',0,27,94,'Ош, Osh Region’s capital, will charge from $40 to $50 a gigacalorie','COERCE',NULL,'planned','e1',141,151,'March 2021','2021-03','2021-03-01','2021-03-31',58,64,'charge',0.5,'f4caa2156c0cf39bd12e','finance');
CREATE TABLE finding_evidence (
	article_id TEXT NOT NULL, 
	finding_n INTEGER NOT NULL, 
	n INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	run_id TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	CONSTRAINT pk_finding_evidence PRIMARY KEY (article_id, finding_n, n), 
	CONSTRAINT fk_finding_evidence_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE, 
	CONSTRAINT fk_finding_evidence_run_id FOREIGN KEY(run_id) REFERENCES runs (id)
);
INSERT INTO "finding_evidence" VALUES('a04befceed0cc3e3ba96',0,0,195,216,'$5 million: 3 million','f4caa2156c0cf39bd12e','sum-of-parts');
INSERT INTO "finding_evidence" VALUES('a04befceed0cc3e3ba96',0,1,231,240,'1 million','f4caa2156c0cf39bd12e','sum-of-parts');
INSERT INTO "finding_evidence" VALUES('a04befceed0cc3e3ba96',1,0,153,164,'three halls','f4caa2156c0cf39bd12e','list-count');
CREATE TABLE findings (
	article_id TEXT NOT NULL, 
	n INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	verdict TEXT NOT NULL, 
	message TEXT NOT NULL, 
	run_id TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	CONSTRAINT pk_findings PRIMARY KEY (article_id, n), 
	CONSTRAINT fk_findings_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE, 
	CONSTRAINT fk_findings_run_id FOREIGN KEY(run_id) REFERENCES runs (id)
);
INSERT INTO "findings" VALUES('a04befceed0cc3e3ba96',0,'sum-of-parts','fails','3 + 1 = 4 million dollars, not 5: fails','f4caa2156c0cf39bd12e','sum-of-parts');
INSERT INTO "findings" VALUES('a04befceed0cc3e3ba96',1,'list-count','holds','three halls: holds','f4caa2156c0cf39bd12e','list-count');
CREATE TABLE mentions (
	article_id TEXT NOT NULL, 
	n INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	type TEXT NOT NULL, 
	entity TEXT, 
	run_id TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	CONSTRAINT pk_mentions PRIMARY KEY (article_id, n), 
	CONSTRAINT fk_mentions_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE, 
	CONSTRAINT fk_mentions_run_id FOREIGN KEY(run_id) REFERENCES runs (id)
);
INSERT INTO "mentions" VALUES('a04befceed0cc3e3ba96',0,0,11,'Steppe Bank','ORG','e1','f4caa2156c0cf39bd12e','names');
INSERT INTO "mentions" VALUES('a04befceed0cc3e3ba96',1,49,60,'Aigul Şahin','PERSON','e2','f4caa2156c0cf39bd12e','names');
INSERT INTO "mentions" VALUES('a04befceed0cc3e3ba96',2,78,93,'Lakeside School','ORG','e3','f4caa2156c0cf39bd12e','names');
INSERT INTO "mentions" VALUES('a04befceed0cc3e3ba96',3,123,126,'Osh','PLACE','e4','f4caa2156c0cf39bd12e','names');
INSERT INTO "mentions" VALUES('7c5e7bf4375e6cfe33d6',0,0,2,'Ош','PLACE','e1','f4caa2156c0cf39bd12e','names');
INSERT INTO "mentions" VALUES('7c5e7bf4375e6cfe33d6',1,101,114,'Nurbek Alymov','PERSON','e2','f4caa2156c0cf39bd12e','names');
INSERT INTO "mentions" VALUES('7c5e7bf4375e6cfe33d6',2,131,134,'TEK','ORG','e3','f4caa2156c0cf39bd12e','names');
INSERT INTO "mentions" VALUES('7c5e7bf4375e6cfe33d6',3,228,234,'Kyrgyz','NORP','e4','f4caa2156c0cf39bd12e','names');
INSERT INTO "mentions" VALUES('7c5e7bf4375e6cfe33d6',4,258,270,'Winter Forum','EVENT',NULL,'f4caa2156c0cf39bd12e','names');
INSERT INTO "mentions" VALUES('7c5e7bf4375e6cfe33d6',5,279,294,'Heat Supply Act','LAW',NULL,'f4caa2156c0cf39bd12e','names');
CREATE TABLE quotes (
	article_id TEXT NOT NULL, 
	n INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	speaker_start INTEGER, 
	speaker_end INTEGER, 
	speaker TEXT, 
	speaker_entity TEXT, 
	cue_start INTEGER, 
	cue_end INTEGER, 
	cue TEXT, 
	run_id TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	CONSTRAINT pk_quotes PRIMARY KEY (article_id, n), 
	CONSTRAINT fk_quotes_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE, 
	CONSTRAINT fk_quotes_run_id FOREIGN KEY(run_id) REFERENCES runs (id)
);
INSERT INTO "quotes" VALUES('a04befceed0cc3e3ba96',0,138,166,'“We will build three halls,”','direct',167,170,'she','e2',171,175,'said','f4caa2156c0cf39bd12e','quotes');
CREATE TABLE rejected (
	id TEXT NOT NULL, 
	document_id TEXT NOT NULL, 
	document_uri TEXT NOT NULL, 
	document_start INTEGER, 
	document_end INTEGER, 
	article_id TEXT, 
	stage TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	detail TEXT NOT NULL, 
	run_id TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	CONSTRAINT pk_rejected PRIMARY KEY (id), 
	CONSTRAINT fk_rejected_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE, 
	CONSTRAINT fk_rejected_document_id FOREIGN KEY(document_id, document_uri) REFERENCES documents (id, uri), 
	CONSTRAINT fk_rejected_run_id FOREIGN KEY(run_id) REFERENCES runs (id)
);
INSERT INTO "rejected" VALUES('5038b8d18cf4e57e0437','9a8eeff1d0bc6b9b7acf170b1168d6d07f193dc770d4c1864b03e48d775e8d1a','page.txt',0,252,'a04befceed0cc3e3ba96','annotate','crashed','an example of a defect','f4caa2156c0cf39bd12e','annotate');
INSERT INTO "rejected" VALUES('036c0e51826fbc6701ae','9a8eeff1d0bc6b9b7acf170b1168d6d07f193dc770d4c1864b03e48d775e8d1a','page.txt',500,520,NULL,'recover','furniture','2 share lines','f4caa2156c0cf39bd12e','recover');
CREATE TABLE runs (
	id TEXT NOT NULL, 
	started TEXT NOT NULL, 
	version TEXT NOT NULL, 
	components TEXT NOT NULL, 
	settings_digest TEXT NOT NULL, 
	CONSTRAINT pk_runs PRIMARY KEY (id)
);
INSERT INTO "runs" VALUES('f4caa2156c0cf39bd12e','2026-11-24T20:07:41+00:00','0.1.0','{"newsledger.annotate":{"names":1}}','the defaults');
CREATE TABLE times (
	article_id TEXT NOT NULL, 
	n INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	type TEXT NOT NULL, 
	value TEXT, 
	earliest DATE, 
	latest DATE, 
	run_id TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	CONSTRAINT pk_times PRIMARY KEY (article_id, n), 
	CONSTRAINT fk_times_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE, 
	CONSTRAINT fk_times_run_id FOREIGN KEY(run_id) REFERENCES runs (id)
);
INSERT INTO "times" VALUES('a04befceed0cc3e3ba96',0,130,135,'May 3','date','2024-05-03','2024-05-03','2024-05-03','f4caa2156c0cf39bd12e','times');
INSERT INTO "times" VALUES('7c5e7bf4375e6cfe33d6',0,141,151,'March 2021','date','2021-03','2021-03-01','2021-03-31','f4caa2156c0cf39bd12e','times');
CREATE INDEX ix_articles_language ON articles (language);
CREATE INDEX ix_articles_published_earliest ON articles (published_earliest);
CREATE INDEX ix_entities_country ON entities (country);
CREATE INDEX ix_amounts_currency ON amounts (currency);
CREATE INDEX ix_events_type ON events (type);
CREATE INDEX ix_findings_code ON findings (code);
CREATE INDEX ix_findings_verdict ON findings (verdict);
CREATE INDEX ix_rejected_article_id ON rejected (article_id);
CREATE INDEX ix_rejected_reason ON rejected (reason);
CREATE VIRTUAL TABLE articles_fts USING fts5(title, body, who, org, place, tokenize = "unicode61 remove_diacritics 0");
INSERT INTO articles_fts (rowid, title, body, who, org, place) VALUES(98567838092776963,'ош raises heating tariffs','ош osh region capital will charge from 40 to 50 a gigacalorie said nurbek alymov acting head of tek since march 2021 some 62 percent of the households pay on time the plant cost 30 dollars kyrgyz officials spoke of the winter forum and the heat supply act','nurbek alymov','tek','ош');
INSERT INTO articles_fts (rowid, title, body, who, org, place) VALUES(550577329435742087,'bridge opens','a bridge across the naryn opened it cost 90 000 euros','','','');
INSERT INTO articles_fts (rowid, title, body, who, org, place) VALUES(1074477696857581584,'steppe bank lends 5 million for sahin school','aigul sahin director of the lakeside school met with the steppe bank in osh on may 3 we will build three halls she said the loan is about 5 million 3 million for halls and 1 million for a roof','aigul sahin  sahin','lakeside school  steppe bank','osh');
COMMIT;
PRAGMA application_id = 1313621063;
