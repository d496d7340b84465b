BEGIN TRANSACTION;
CREATE TABLE attempts (
    id TEXT PRIMARY KEY,
    session TEXT NOT NULL,
    profile TEXT NOT NULL,
    deck TEXT NOT NULL,
    question TEXT NOT NULL,
    side TEXT NOT NULL,
    at TEXT NOT NULL,
    day TEXT NOT NULL,
    response TEXT NOT NULL,
    verdict TEXT NOT NULL,
    score REAL NOT NULL,
    rating INTEGER NOT NULL,
    hinted INTEGER NOT NULL,
    confirmed INTEGER NOT NULL,
    confidence TEXT,
    seconds REAL NOT NULL,
    counts INTEGER NOT NULL,
    stamp TEXT NOT NULL
) STRICT;
INSERT INTO "attempts" VALUES('00000000-0000-0000-0000-000000000004','00000000-0000-0000-0000-000000000001','default','moon','same-side','forward','2026-03-01T08:00:04.000000+00:00','2026-03-01','{"keys": ["e091185f087b"], "kind": "picked"}','{"outcome": "right", "score": 1.0, "parts": [{"key": "e091185f087b", "outcome": "right", "given": "It turns about itself once in each orbit", "wanted": "It turns about itself once in each orbit", "feedback": ""}, {"key": "878972c21977", "outcome": "right", "given": "", "wanted": "", "feedback": "Seen from the stars it does turn, once in each orbit."}, {"key": "cfd947b0a3d4", "outcome": "right", "given": "", "wanted": "", "feedback": "Then every side would face us in turn."}]}',1.0,3,0,0,NULL,1.0,1,'2026-03-01T08:00:04.000000+00:00');
INSERT INTO "attempts" VALUES('00000000-0000-0000-0000-000000000006','00000000-0000-0000-0000-000000000001','default','moon','plains','forward','2026-03-01T08:00:06.000000+00:00','2026-03-01','{"keys": ["397ec8fd6d5a", "53c0ca09f514"], "kind": "picked"}','{"outcome": "right", "score": 1.0, "parts": [{"key": "397ec8fd6d5a", "outcome": "right", "given": "They are basalt", "wanted": "They are basalt", "feedback": ""}, {"key": "53c0ca09f514", "outcome": "right", "given": "They fill great basins", "wanted": "They fill great basins", "feedback": ""}, {"key": "7a995744cdde", "outcome": "right", "given": "", "wanted": "", "feedback": "They were once taken for seas, and are dry."}, {"key": "f8d6398f7ecf", "outcome": "right", "given": "", "wanted": "", "feedback": "The highlands are the older ones."}]}',1.0,3,0,0,NULL,1.0,1,'2026-03-01T08:00:06.000000+00:00');
INSERT INTO "attempts" VALUES('00000000-0000-0000-0000-000000000008','00000000-0000-0000-0000-000000000001','default','moon','no-air','forward','2026-03-01T08:00:08.000000+00:00','2026-03-01','{"keys": ["60a33e6cf515"], "kind": "picked"}','{"outcome": "right", "score": 1.0, "parts": [{"key": "60a33e6cf515", "outcome": "right", "given": "False", "wanted": "False", "feedback": ""}, {"key": "3cbc87c7681f", "outcome": "right", "given": "", "wanted": "", "feedback": "The text says that there is no air to speak of."}]}',1.0,3,0,0,NULL,1.0,1,'2026-03-01T08:00:08.000000+00:00');
INSERT INTO "attempts" VALUES('00000000-0000-0000-0000-00000000000c','00000000-0000-0000-0000-000000000001','default','moon','basalt','forward','2026-03-01T08:00:12.000000+00:00','2026-03-01','{"text": "bassalt", "kind": "typed"}','{"outcome": "right", "score": 1.0, "parts": [{"key": "8369762ae90e", "outcome": "right", "given": "bassalt", "wanted": "basalt", "feedback": ""}]}',1.0,4,1,1,'think',3.0,1,'2026-03-01T08:00:12.000000+00:00');
INSERT INTO "attempts" VALUES('00000000-0000-0000-0000-000000000012','00000000-0000-0000-0000-000000000001','default','moon','origin','forward','2026-03-01T08:00:18.000000+00:00','2026-03-01','{"kind": "dont_know"}','{"outcome": "wrong", "score": 0.0, "parts": [{"key": "e4758a1d1e14", "outcome": "wrong", "given": "", "wanted": "A body the size of Mars struck the young Earth.", "feedback": ""}]}',0.0,1,0,0,'guess',3.0,1,'2026-03-01T08:00:18.000000+00:00');
INSERT INTO "attempts" VALUES('00000000-0000-0000-0000-00000000001a','00000000-0000-0000-0000-000000000017','default','moon','origin','forward','2026-03-05T08:00:26.000000+00:00','2026-03-05','{"rating": 3, "kind": "recalled"}','{"outcome": "right", "score": 1.0, "parts": [{"key": "e4758a1d1e14", "outcome": "right", "given": "", "wanted": "A body the size of Mars struck the young Earth.", "feedback": ""}]}',1.0,3,0,0,NULL,1.0,1,'2026-03-05T08:00:26.000000+00:00');
INSERT INTO "attempts" VALUES('00000000-0000-0000-0000-000000000021','00000000-0000-0000-0000-00000000001e','third','moon','walkers','forward','2026-03-03T08:00:35.000000+00:00','2026-03-03','{"kind": "dont_know"}','{"outcome": "wrong", "score": 0.0, "parts": [{"key": "6b51d431df5d", "outcome": "wrong", "given": "", "wanted": "12 people", "feedback": ""}]}',0.0,1,0,0,NULL,2.0,1,'2026-03-05T08:00:29.000003+00:00');
INSERT INTO "attempts" VALUES('00000000-0000-0000-0000-000000000025','00000000-0000-0000-0000-00000000001e','third','moon','plains','forward','2026-03-03T08:00:43.000000+00:00','2026-03-03','{"keys": ["397ec8fd6d5a", "53c0ca09f514"], "kind": "picked"}','{"outcome": "right", "score": 1.0, "parts": [{"key": "397ec8fd6d5a", "outcome": "right", "given": "They are basalt", "wanted": "They are basalt", "feedback": ""}, {"key": "53c0ca09f514", "outcome": "right", "given": "They fill great basins", "wanted": "They fill great basins", "feedback": ""}, {"key": "7a995744cdde", "outcome": "right", "given": "", "wanted": "", "feedback": "They were once taken for seas, and are dry."}, {"key": "f8d6398f7ecf", "outcome": "right", "given": "", "wanted": "", "feedback": "The highlands are the older ones."}]}',1.0,3,0,0,NULL,2.0,1,'2026-03-05T08:00:29.000007+00:00');
CREATE TABLE contents (
    hash TEXT PRIMARY KEY,
    question TEXT NOT NULL
) STRICT;
INSERT INTO "contents" VALUES('b0c579a84260eaaea34ebf57f45707c01d77498766d9dcfe29c1b87c2fde4f9b','{"answer": "It turns about itself once in each orbit", "cite": ["moon#2"], "distractors": [{"feedback": "Seen from the stars it does turn, once in each orbit.", "text": "It does not turn about itself at all"}, {"feedback": "Then every side would face us in turn.", "text": "It turns about itself once in each day"}], "explanation": "Turning and orbit take the same time, about 27 days.", "hint": "Think of walking round a table and facing it all the while.", "id": "same-side", "kind": "single_choice", "level": "understand", "stem": "Why does the same side of the Moon always face the Earth?"}');
INSERT INTO "contents" VALUES('0bad55ac2521d8f9fb38b4652815e8ef9c3d7802a36d13aca40e6005cf524199','{"answers": ["They are basalt", "They fill great basins"], "cite": ["moon#4"], "distractors": [{"feedback": "They were once taken for seas, and are dry.", "text": "They hold water"}, {"feedback": "The highlands are the older ones.", "text": "They are older than the highlands"}], "explanation": "Lava ran into the basins and set as basalt.", "id": "plains", "kind": "multiple_response", "level": "remember", "stem": "What does the text say of the dark plains? Choose two."}');
INSERT INTO "contents" VALUES('9c13ddf569d604c6190a0a5aac92f89a7d89820a759619b93de324a159cb35bb','{"answer": false, "cite": ["moon#5"], "explanation": "Without air there is neither wind nor sound.", "feedback": "The text says that there is no air to speak of.", "id": "no-air", "kind": "true_false", "level": "remember", "stem": "According to the text, the Moon has an atmosphere as thick as that of Mars."}');
INSERT INTO "contents" VALUES('00980575227888756fa25af4da37df60847efb720127410c21f9db3c5527f279','{"accept": ["basaltic rock"], "answer": "basalt", "cite": ["moon#4"], "explanation": "It is what lava of this sort becomes when it sets.", "id": "basalt", "kind": "short_answer", "level": "remember", "reject": ["basanite"], "stem": "Of which rock are the dark plains made?"}');
INSERT INTO "contents" VALUES('e10eaaffe1c5d4b910d66503b4b25174b32f1a68c3ab88d5ed8fb54ce9a6a865','{"back": "A body the size of Mars struck the young Earth.", "cite": ["moon#5"], "disputes": ["origin"], "explanation": "What was thrown up by the blow gathered into the Moon.", "front": "How was the Moon formed, as most think?", "id": "origin", "kind": "flashcard", "level": "remember", "reverse": true}');
INSERT INTO "contents" VALUES('4c6b5e4350a3e7a29250909c3ae1fc456f1ed7f9da73059aef2421d2da44eb72','{"answer": "12", "cite": ["moon#3"], "explanation": "Two on each of six landings.", "id": "walkers", "kind": "numerical", "level": "remember", "stem": "How many people have walked on the Moon?", "tolerance": "0", "unit": "people"}');
CREATE TABLE events (
    id TEXT PRIMARY KEY,
    session TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    at TEXT NOT NULL,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    data TEXT NOT NULL,
    stamp TEXT NOT NULL DEFAULT '',
    UNIQUE (session, sequence)
) STRICT;
INSERT INTO "events" VALUES('00000000-0000-0000-0000-000000000002','00000000-0000-0000-0000-000000000001',0,'2026-03-01T08:00:02.000000+00:00','2026-03-01','started','{"plan": {"profile": "default", "deck": "moon", "mode": "learn", "seed": 7, "items": [{"question": "same-side", "side": "forward"}, {"question": "plains", "side": "forward"}, {"question": "no-air", "side": "forward"}, {"question": "basalt", "side": "forward"}, {"question": "origin", "side": "forward"}, {"question": "walkers", "side": "forward"}, {"question": "crew", "side": "forward"}, {"question": "days", "side": "forward"}, {"question": "roles", "side": "forward"}], "seconds": null, "deadline": null, "guides": []}, "kind": "started"}','2026-03-01T08:00:02.000000+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-000000000003','00000000-0000-0000-0000-000000000001',1,'2026-03-01T08:00:03.000000+00:00','2026-03-01','shown','{"item": {"question": "same-side", "side": "forward"}, "keys": ["e091185f087b", "cfd947b0a3d4", "878972c21977"], "content": "b0c579a84260eaaea34ebf57f45707c01d77498766d9dcfe29c1b87c2fde4f9b", "kind": "shown"}','2026-03-01T08:00:03.000000+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-000000000004','00000000-0000-0000-0000-000000000001',2,'2026-03-01T08:00:04.000000+00:00','2026-03-01','answered','{"response": {"keys": ["e091185f087b"], "kind": "picked"}, "verdict": {"outcome": "right", "score": 1.0, "parts": [{"key": "e091185f087b", "outcome": "right", "given": "It turns about itself once in each orbit", "wanted": "It turns about itself once in each orbit", "feedback": ""}, {"key": "878972c21977", "outcome": "right", "given": "", "wanted": "", "feedback": "Seen from the stars it does turn, once in each orbit."}, {"key": "cfd947b0a3d4", "outcome": "right", "given": "", "wanted": "", "feedback": "Then every side would face us in turn."}]}, "confidence": null, "kind": "answered"}','2026-03-01T08:00:04.000000+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-000000000005','00000000-0000-0000-0000-000000000001',3,'2026-03-01T08:00:05.000000+00:00','2026-03-01','shown','{"item": {"question": "plains", "side": "forward"}, "keys": ["53c0ca09f514", "f8d6398f7ecf", "397ec8fd6d5a", "7a995744cdde"], "content": "0bad55ac2521d8f9fb38b4652815e8ef9c3d7802a36d13aca40e6005cf524199", "kind": "shown"}','2026-03-01T08:00:05.000000+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-000000000006','00000000-0000-0000-0000-000000000001',4,'2026-03-01T08:00:06.000000+00:00','2026-03-01','answered','{"response": {"keys": ["397ec8fd6d5a", "53c0ca09f514"], "kind": "picked"}, "verdict": {"outcome": "right", "score": 1.0, "parts": [{"key": "397ec8fd6d5a", "outcome": "right", "given": "They are basalt", "wanted": "They are basalt", "feedback": ""}, {"key": "53c0ca09f514", "outcome": "right", "given": "They fill great basins", "wanted": "They fill great basins", "feedback": ""}, {"key": "7a995744cdde", "outcome": "right", "given": "", "wanted": "", "feedback": "They were once taken for seas, and are dry."}, {"key": "f8d6398f7ecf", "outcome": "right", "given": "", "wanted": "", "feedback": "The highlands are the older ones."}]}, "confidence": null, "kind": "answered"}','2026-03-01T08:00:06.000000+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-000000000007','00000000-0000-0000-0000-000000000001',5,'2026-03-01T08:00:07.000000+00:00','2026-03-01','shown','{"item": {"question": "no-air", "side": "forward"}, "keys": ["3cbc87c7681f", "60a33e6cf515"], "content": "9c13ddf569d604c6190a0a5aac92f89a7d89820a759619b93de324a159cb35bb", "kind": "shown"}','2026-03-01T08:00:07.000000+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-000000000008','00000000-0000-0000-0000-000000000001',6,'2026-03-01T08:00:08.000000+00:00','2026-03-01','answered','{"response": {"keys": ["60a33e6cf515"], "kind": "picked"}, "verdict": {"outcome": "right", "score": 1.0, "parts": [{"key": "60a33e6cf515", "outcome": "right", "given": "False", "wanted": "False", "feedback": ""}, {"key": "3cbc87c7681f", "outcome": "right", "given": "", "wanted": "", "feedback": "The text says that there is no air to speak of."}]}, "confidence": null, "kind": "answered"}','2026-03-01T08:00:08.000000+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-000000000009','00000000-0000-0000-0000-000000000001',7,'2026-03-01T08:00:09.000000+00:00','2026-03-01','shown','{"item": {"question": "basalt", "side": "forward"}, "keys": [], "content": "00980575227888756fa25af4da37df60847efb720127410c21f9db3c5527f279", "kind": "shown"}','2026-03-01T08:00:09.000000+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-00000000000a','00000000-0000-0000-0000-000000000001',8,'2026-03-01T08:00:10.000000+00:00','2026-03-01','hinted','{"help": "hint", "key": "", "kind": "hinted"}','2026-03-01T08:00:10.000000+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-00000000000b','00000000-0000-0000-0000-000000000001',9,'2026-03-01T08:00:11.000000+00:00','2026-03-01','hinted','{"help": "letter", "key": "", "kind": "hinted"}','2026-03-01T08:00:11.000000+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-00000000000c','00000000-0000-0000-0000-000000000001',10,'2026-03-01T08:00:12.000000+00:00','2026-03-01','answered','{"response": {"text": "bassalt", "kind": "typed"}, "verdict": {"outcome": "near", "score": 0.0, "parts": [{"key": "8369762ae90e", "outcome": "near", "given": "bassalt", "wanted": "basalt", "feedback": ""}]}, "confidence": "think", "kind": "answered"}','2026-03-01T08:00:12.000000+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-00000000000d','00000000-0000-0000-0000-000000000001',11,'2026-03-01T08:00:13.000000+00:00','2026-03-01','confirmed','{"kind": "confirmed"}','2026-03-01T08:00:13.000000+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-00000000000e','00000000-0000-0000-0000-000000000001',12,'2026-03-01T08:00:14.000000+00:00','2026-03-01','rated','{"rating": 4, "kind": "rated"}','2026-03-01T08:00:14.000000+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-00000000000f','00000000-0000-0000-0000-000000000001',13,'2026-03-01T08:00:15.000000+00:00','2026-03-01','shown','{"item": {"question": "origin", "side": "forward"}, "keys": [], "content": "e10eaaffe1c5d4b910d66503b4b25174b32f1a68c3ab88d5ed8fb54ce9a6a865", "kind": "shown"}','2026-03-01T08:00:15.000000+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-000000000010','00000000-0000-0000-0000-000000000001',14,'2026-03-01T08:00:16.000000+00:00','2026-03-01','answered','{"response": {"kind": "dont_know"}, "verdict": {"outcome": "wrong", "score": 0.0, "parts": [{"key": "e4758a1d1e14", "outcome": "wrong", "given": "", "wanted": "A body the size of Mars struck the young Earth.", "feedback": ""}]}, "confidence": "sure", "kind": "answered"}','2026-03-01T08:00:16.000000+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-000000000011','00000000-0000-0000-0000-000000000001',15,'2026-03-01T08:00:17.000000+00:00','2026-03-01','voided','{"attempt": "00000000-0000-0000-0000-000000000010", "kind": "voided"}','2026-03-01T08:00:17.000000+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-000000000012','00000000-0000-0000-0000-000000000001',16,'2026-03-01T08:00:18.000000+00:00','2026-03-01','answered','{"response": {"kind": "dont_know"}, "verdict": {"outcome": "wrong", "score": 0.0, "parts": [{"key": "e4758a1d1e14", "outcome": "wrong", "given": "", "wanted": "A body the size of Mars struck the young Earth.", "feedback": ""}]}, "confidence": "guess", "kind": "answered"}','2026-03-01T08:00:18.000000+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-000000000013','00000000-0000-0000-0000-000000000001',17,'2026-03-01T08:00:19.000000+00:00','2026-03-01','ended','{"kind": "ended"}','2026-03-01T08:00:19.000000+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-000000000014','00000000-0000-0000-0000-000000000014',0,'2026-03-01T08:00:20.000000+00:00','2026-03-01','suspended','{"profile": "default", "deck": "moon", "question": "plains", "on": true, "kind": "suspended"}','2026-03-01T08:00:20.000000+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-000000000015','00000000-0000-0000-0000-000000000015',0,'2026-03-01T08:00:21.000000+00:00','2026-03-01','suspended','{"profile": "default", "deck": "moon", "question": "days", "on": true, "kind": "suspended"}','2026-03-01T08:00:21.000000+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-000000000016','00000000-0000-0000-0000-000000000016',0,'2026-03-01T08:00:22.000000+00:00','2026-03-01','suspended','{"profile": "default", "deck": "moon", "question": "days", "on": false, "kind": "suspended"}','2026-03-01T08:00:22.000000+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-000000000018','00000000-0000-0000-0000-000000000017',0,'2026-03-05T08:00:24.000000+00:00','2026-03-05','started','{"plan": {"profile": "default", "deck": "moon", "mode": "missed", "seed": 7, "items": [{"question": "origin", "side": "forward"}], "seconds": null, "deadline": null, "guides": []}, "kind": "started"}','2026-03-05T08:00:24.000000+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-000000000019','00000000-0000-0000-0000-000000000017',1,'2026-03-05T08:00:25.000000+00:00','2026-03-05','shown','{"item": {"question": "origin", "side": "forward"}, "keys": [], "content": "e10eaaffe1c5d4b910d66503b4b25174b32f1a68c3ab88d5ed8fb54ce9a6a865", "kind": "shown"}','2026-03-05T08:00:25.000000+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-00000000001a','00000000-0000-0000-0000-000000000017',2,'2026-03-05T08:00:26.000000+00:00','2026-03-05','answered','{"response": {"rating": 3, "kind": "recalled"}, "verdict": {"outcome": "right", "score": 1.0, "parts": [{"key": "e4758a1d1e14", "outcome": "right", "given": "", "wanted": "A body the size of Mars struck the young Earth.", "feedback": ""}]}, "confidence": null, "kind": "answered"}','2026-03-05T08:00:26.000000+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-00000000001b','00000000-0000-0000-0000-000000000017',3,'2026-03-05T08:00:27.000000+00:00','2026-03-05','ended','{"kind": "ended"}','2026-03-05T08:00:27.000000+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-00000000001c','00000000-0000-0000-0000-00000000001c',0,'2026-03-05T08:00:28.000000+00:00','2026-03-05','rescheduled','{"profile": "default", "deck": "moon", "question": "basalt", "due": "2026-03-20", "kind": "rescheduled"}','2026-03-05T08:00:28.000000+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-00000000001d','00000000-0000-0000-0000-00000000001d',0,'2026-03-05T08:00:29.000000+00:00','2026-03-05','configured','{"profile": "default", "settings": {"retention": 0.85, "new_a_day": 4, "fuzz": true, "rollover_hour": 6, "weights": []}, "kind": "configured"}','2026-03-05T08:00:29.000000+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-00000000001f','00000000-0000-0000-0000-00000000001e',0,'2026-03-03T08:00:31.000000+00:00','2026-03-03','started','{"plan": {"profile": "third", "deck": "moon", "mode": "exam", "seed": 7, "items": [{"question": "walkers", "side": "forward"}, {"question": "plains", "side": "forward"}], "seconds": 1200, "deadline": "2026-03-03T08:20:30Z", "guides": []}, "kind": "started"}','2026-03-05T08:00:29.000001+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-000000000020','00000000-0000-0000-0000-00000000001e',1,'2026-03-03T08:00:33.000000+00:00','2026-03-03','shown','{"item": {"question": "walkers", "side": "forward"}, "keys": [], "content": "4c6b5e4350a3e7a29250909c3ae1fc456f1ed7f9da73059aef2421d2da44eb72", "kind": "shown"}','2026-03-05T08:00:29.000002+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-000000000021','00000000-0000-0000-0000-00000000001e',2,'2026-03-03T08:00:35.000000+00:00','2026-03-03','answered','{"response": {"kind": "dont_know"}, "verdict": {"outcome": "wrong", "score": 0.0, "parts": [{"key": "6b51d431df5d", "outcome": "wrong", "given": "", "wanted": "12 people", "feedback": ""}]}, "confidence": null, "kind": "answered"}','2026-03-05T08:00:29.000003+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-000000000022','00000000-0000-0000-0000-00000000001e',3,'2026-03-03T08:00:37.000000+00:00','2026-03-03','flagged','{"on": true, "kind": "flagged"}','2026-03-05T08:00:29.000004+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-000000000023','00000000-0000-0000-0000-00000000001e',4,'2026-03-03T08:00:39.000000+00:00','2026-03-03','moved','{"place": 1, "kind": "moved"}','2026-03-05T08:00:29.000005+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-000000000024','00000000-0000-0000-0000-00000000001e',5,'2026-03-03T08:00:41.000000+00:00','2026-03-03','shown','{"item": {"question": "plains", "side": "forward"}, "keys": ["53c0ca09f514", "f8d6398f7ecf", "397ec8fd6d5a", "7a995744cdde"], "content": "0bad55ac2521d8f9fb38b4652815e8ef9c3d7802a36d13aca40e6005cf524199", "kind": "shown"}','2026-03-05T08:00:29.000006+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-000000000025','00000000-0000-0000-0000-00000000001e',6,'2026-03-03T08:00:43.000000+00:00','2026-03-03','answered','{"response": {"keys": ["397ec8fd6d5a", "53c0ca09f514"], "kind": "picked"}, "verdict": {"outcome": "right", "score": 1.0, "parts": [{"key": "397ec8fd6d5a", "outcome": "right", "given": "They are basalt", "wanted": "They are basalt", "feedback": ""}, {"key": "53c0ca09f514", "outcome": "right", "given": "They fill great basins", "wanted": "They fill great basins", "feedback": ""}, {"key": "7a995744cdde", "outcome": "right", "given": "", "wanted": "", "feedback": "They were once taken for seas, and are dry."}, {"key": "f8d6398f7ecf", "outcome": "right", "given": "", "wanted": "", "feedback": "The highlands are the older ones."}]}, "confidence": null, "kind": "answered"}','2026-03-05T08:00:29.000007+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-000000000026','00000000-0000-0000-0000-00000000001e',7,'2026-03-03T08:00:44.000000+00:00','2026-03-03','ended','{"kind": "ended"}','2026-03-05T08:00:29.000008+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-000000000027','00000000-0000-0000-0000-000000000027',0,'2026-03-03T08:00:45.000000+00:00','2026-03-03','forgotten','{"profile": "third", "deck": "moon", "question": "plains", "kind": "forgotten"}','2026-03-05T08:00:29.000009+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-000000000029','00000000-0000-0000-0000-000000000028',0,'2026-03-03T08:00:47.000000+00:00','2026-03-03','started','{"plan": {"profile": "third", "deck": "moon", "mode": "review", "seed": 7, "items": [{"question": "walkers", "side": "forward"}, {"question": "same-side", "side": "forward"}, {"question": "plains", "side": "forward"}, {"question": "no-air", "side": "forward"}], "seconds": null, "deadline": null, "guides": []}, "kind": "started"}','2026-03-05T08:00:29.000010+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-00000000002a','00000000-0000-0000-0000-000000000028',1,'2026-03-03T08:00:48.000000+00:00','2026-03-03','shown','{"item": {"question": "walkers", "side": "forward"}, "keys": [], "content": "4c6b5e4350a3e7a29250909c3ae1fc456f1ed7f9da73059aef2421d2da44eb72", "kind": "shown"}','2026-03-05T08:00:29.000011+00:00');
INSERT INTO "events" VALUES('00000000-0000-0000-0000-00000000002b','00000000-0000-0000-0000-000000000028',2,'2026-03-03T08:00:49.000000+00:00','2026-03-03','drafted','{"response": {"text": "12", "kind": "typed"}, "kind": "drafted"}','2026-03-05T08:00:29.000012+00:00');
CREATE TABLE forgotten (
    profile TEXT NOT NULL,
    deck TEXT NOT NULL,
    question TEXT NOT NULL,
    stamp TEXT NOT NULL,
    PRIMARY KEY (profile, deck, question)
) STRICT, WITHOUT ROWID;
INSERT INTO "forgotten" VALUES('third','moon','plains','2026-03-05T08:00:29.000009+00:00');
CREATE TABLE memory (
    profile TEXT NOT NULL,
    deck TEXT NOT NULL,
    question TEXT NOT NULL,
    side TEXT NOT NULL,
    stability REAL NOT NULL,
    difficulty REAL NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    due TEXT NOT NULL,
    PRIMARY KEY (profile, deck, question, side)
) STRICT, WITHOUT ROWID;
INSERT INTO "memory" VALUES('default','moon','basalt','forward',8.29559993743896484375e+00,1.0,'2026-03-01','2026-03-01','2026-03-20');
INSERT INTO "memory" VALUES('default','moon','no-air','forward',2.30649995803833,2.11810398101806640625e+00,'2026-03-01','2026-03-01','2026-03-03');
INSERT INTO "memory" VALUES('default','moon','origin','forward',2.99390912055969238281e+00,6.4021148681640625e+00,'2026-03-01','2026-03-05','2026-03-08');
INSERT INTO "memory" VALUES('default','moon','plains','forward',2.30649995803833,2.11810398101806640625e+00,'2026-03-01','2026-03-01','2026-03-03');
INSERT INTO "memory" VALUES('default','moon','same-side','forward',2.30649995803833,2.11810398101806640625e+00,'2026-03-01','2026-03-01','2026-03-03');
INSERT INTO "memory" VALUES('third','moon','walkers','forward',2.11999997496604919433e-01,6.41330003738403320312e+00,'2026-03-03','2026-03-03','2026-03-03');
CREATE TABLE rescheduled (
    profile TEXT NOT NULL,
    deck TEXT NOT NULL,
    question TEXT NOT NULL,
    due TEXT NOT NULL,
    stamp TEXT NOT NULL,
    PRIMARY KEY (profile, deck, question)
) STRICT, WITHOUT ROWID;
INSERT INTO "rescheduled" VALUES('default','moon','basalt','2026-03-20','2026-03-05T08:00:28.000000+00:00');
CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    profile TEXT NOT NULL,
    deck TEXT NOT NULL,
    mode TEXT NOT NULL,
    started TEXT NOT NULL,
    latest TEXT NOT NULL,
    ended INTEGER NOT NULL
) STRICT;
INSERT INTO "sessions" VALUES('00000000-0000-0000-0000-000000000001','default','moon','learn','2026-03-01T08:00:02.000000+00:00','2026-03-01T08:00:19.000000+00:00',1);
INSERT INTO "sessions" VALUES('00000000-0000-0000-0000-000000000017','default','moon','missed','2026-03-05T08:00:24.000000+00:00','2026-03-05T08:00:27.000000+00:00',1);
INSERT INTO "sessions" VALUES('00000000-0000-0000-0000-00000000001e','third','moon','exam','2026-03-03T08:00:31.000000+00:00','2026-03-03T08:00:44.000000+00:00',1);
INSERT INTO "sessions" VALUES('00000000-0000-0000-0000-000000000028','third','moon','review','2026-03-03T08:00:47.000000+00:00','2026-03-03T08:00:49.000000+00:00',0);
CREATE TABLE settings (
    profile TEXT NOT NULL,
    stamp TEXT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (profile, stamp)
) STRICT, WITHOUT ROWID;
INSERT INTO "settings" VALUES('default','2026-03-05T08:00:29.000000+00:00','{"retention": 0.85, "new_a_day": 4, "fuzz": true, "rollover_hour": 6, "weights": []}');
CREATE TABLE suspended (
    profile TEXT NOT NULL,
    deck TEXT NOT NULL,
    question TEXT NOT NULL,
    PRIMARY KEY (profile, deck, question)
) STRICT, WITHOUT ROWID;
INSERT INTO "suspended" VALUES('default','moon','plains');
CREATE INDEX events_by_stamp ON events (stamp);
CREATE INDEX sessions_by_deck ON sessions (profile, deck, ended);
CREATE INDEX attempts_by_item ON attempts (profile, deck, question, side, stamp);
CREATE INDEX attempts_by_session ON attempts (session);
COMMIT;
PRAGMA user_version = 2;
