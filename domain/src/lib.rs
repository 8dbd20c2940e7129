//! The rules of Yinyao (银耀) and the words they are told in: pure functions, no clock, no chance, no I/O.
//!
//! # Glossary
//! One word for one idea, in British spelling.
//!
//! | Term | 中文 | Means |
//! |---|---|---|
//! | offering | 报名项目 | anything with places that people sign up for: a class, an activity, a shift |
//! | class | 班级 | a course run in one term |
//! | activity | 活动 | what a centre holds |
//! | shift | 服务时段 | a stretch of volunteer work |
//! | session | 场次（课次） | one dated meeting of an offering |
//! | make-up session; substitute | 补课；代课 | a session in place of a cancelled one; who teaches one in the teacher's place |
//! | register; mark | 点名册；到、请假、未到 | who came to one session; how one person stands in it |
//! | objection; answer | 记得不对；答复 | a person says that a mark of theirs is not right; a coordinator puts it right or says why it stays |
//! | walk-in | 临时来的 | somebody without a place who comes to one session while there is room |
//! | row code | 行号 | the number of a sign-up on the paper sheet of its offering; it never changes |
//! | sign-up | 报名 | a person's entry on an offering of any kind |
//! | place | 名额 | how a sign-up stands: held, or waiting with a position |
//! | draw | 抽签（公开摇号） | giving places by a published rule and a seed from outside |
//! | wish | 志愿 | a place that somebody asks of a draw, with its rank: 1 is the dearest |
//! | turned away | 没报上 | asked for a place and was told no |
//! | application | 申请 | what one person asks of a draw: wishes in order, and how many places in all |
//! | approval; in review | 审核报名；审核中 | a coordinator says yes or no to each who asks; not answered yet |
//! | stage; share | 阶段；预留名额 | whose turn it is for the places; some of them reserved for some people until an instant |
//! | waiting list | 候补名单 | those waiting for a place, in order of joining |
//! | offer | 名额通知 | a free place held for somebody who waited, until they answer |
//! | together | 一起候补 | two who wait and want two places at once, or none |
//! | call | 打电话 | a coordinator's telephone call about a sign-up, and what came of it |
//! | window | 报名时间 | when one may sign up |
//! | term | 学期 | a dated teaching period |
//! | closure | 停课、闭馆 | days without sessions; a room or a whole house closed for a time |
//! | venue; room | 场地；房间 | a room or place; the same with what its desk says of it: equipment, way in, hours, rules |
//! | booking | 借用场地 | a stretch of time in a room that a club or the staff have |
//! | moved; reach | 改时间、换地方；改几次 | a booking has another time or room; it alone, or with the later ones of its form |
//! | wanted time; in line | 等着借；排第几 | a time that was taken when somebody asked for it; who asked first |
//! | retired | 不再使用 | a room that is kept for what was booked and takes nothing from a day on |
//! | area | 地区 | province, city or county |
//! | institution | 机构 | a university, a centre or a team; a leaf of the tree of areas |
//! | campus | 校区 | a place of its own of a university that has several |
//! | person | 人员 | one human being, whatever they do |
//! | member; card number | 学员；学员卡号 | a person who has signed up for something of an institution; the number on their card |
//! | twins; merge | 可能重复的人；合并 | two records that may be of one person; making them one, which can be undone for a while |
//! | told apart | 是两个人 | two records that look like one person's and are of two |
//! | coordinator | 管理员 | a person who runs an institution's offerings at its desk |
//! | swap; slip | 调换；小票 | one place given up for another at the same time; a place on paper |
//! | withdrawal; removal; cancelled | 退出报名；移出名单；取消 | the person gives the place up; a coordinator takes it; the institution calls all off |
//! | decision; exception | 决定；破例 | what a change of a sign-up rests on; a coordinator's yes against the rule, with a reason |
//! | liaison | 联系人 | the coordinator who calls those who did not come to one offering |
//! | service | 服务时长 | how long a volunteer helped at a shift, once a coordinator has confirmed it |
//! | certificate; check code | 证明；验证码 | a paper of an institution about attendance or service; sixteen digits by which anybody checks it |
//! | feed | 日历订阅 | an address under which calendars read what goes on: of a person, a room, a teacher, a class |
//! | consent; helper | 委托（代办）；代办人 | a person lets another act for them: what for and until when; who may act |
//! | fee due | 待交的费用 | what is to be paid at the counter for a place, until its last day |
//! | receipt; cash book; closing | 收据；收支账；日结 | a numbered paper for money taken or given back; a day's lines in order; counting the drawer once a day |
//! | carried over | 转费 | money paid for a place that counts for the one taken instead; no money moves |
//! | earlier payment | 补记 | a fee noted as paid before there were receipts, with a line of its own since; no money moves |
//! | refund; correction | 退费；冲正 | money given back; a payment typed wrongly is taken off the book by a line of its own |
//! | notice | 通知 | a message to a person, on their own pages |
//! | board | 今日 | what goes on at an institution today, and what is to be done |
//! | listing; saved filter | 项目清单；存好的筛选 | which offerings a desk lists in which order; the same by a name |
//! | bulk | 成批办理 | one act for many offerings, after a look at what it does to each |
//! | message; outbox | 短信；待发短信 | a notice that is also sent to a telephone; the messages that wait for it |
//! | announcement; lists | 群发通知；名单 | what a coordinator writes to many at once; those who signed up for one offering |
//! | template; blank | 短信和信的写法；〔课程〕 | an institution's own words for an event; where something is put in |
//! | letter | 信 | what is printed for whoever has no telephone at all |
//! | notice for the door | 门口通知 | a month of an institution on paper, or what has changed today |
//! | sign-in | 登录 | a browser known to be a person's |
//! | teachers; co-teachers | 任课教师；合教 | who teaches a class, by name; several who do it together, told in one text |
//! | trial | 试排 | moves of planned classes, tried together beside the plan of a term before any of them is made |
//! | timetable; planned class | 排课表；拟开班 | a term that is being planned; a class of it that nobody outside of the desk sees yet |
//! | log; entry | 改动记录；一条记录 | what was changed at a desk: who, when, what stood before and after, and why; one line of it |
//! | put back | 撤销 | making a thing as it was before its last change; a change of its own |
//! | auditor | 审计员 | reads the log, the cash book and lists, and changes nothing |
//! | plan | 计划表 | a list as an office keeps it: a term's classes, a month's activities, shifts |
//! | list; import | 表；导入 | a plan, a list of rooms or a register of people; taking one over, which can be undone |
//! | column map | 列的说明 | what each column of a file says, told by a coordinator and remembered by its headings |
//! | refusal | 不能办的原因 | every reason for which somebody is told no |

pub mod announcement;
pub mod attendance;
pub mod booking;
pub mod calendar;
pub mod call;
pub mod care;
pub mod cash;
pub mod certificate;
pub mod consent;
pub mod decision;
pub mod draw;
pub mod fee;
pub mod feed;
pub mod holiday;
pub mod id;
pub mod import;
pub mod institution;
pub mod language;
pub mod limits;
pub mod listing;
pub mod log;
pub mod member;
pub mod notice;
pub mod offering;
pub mod outbox;
pub mod person;
pub mod plan;
pub mod refusal;
pub mod role;
pub mod search;
pub mod service;
pub mod session;
pub mod sign_in;
pub mod sign_up;
pub mod stage;
pub mod teaching;
pub mod template;
pub mod text;
pub mod timetable;
pub mod today;
pub mod travel;
pub mod turned_away;
pub mod venue;
pub mod written;
