//! 谁能登录: the words of the pages on which an institution says who may sign in at its desk.

use domain::language::Language::{self, Chinese, English};
use domain::role::Role;

use crate::wording::Words;

pub const TITLE: Words = Words("谁能登录", "Who may sign in");
pub const LEAD: Words =
    Words("这些人可以登录，各做各的事。", "These people may sign in, each for their own work.");
pub const WAS_DONE: Words = Words("办好了。", "It is done.");
pub const NAME: Words = Words("姓名", "Name");
pub const NAME_ODD: Words =
    Words("请写姓名，20个字以内", "Please enter a name of at most 20 signs");
pub const SIGN_IN_NAME: Words = Words("登录名", "Sign-in name");
pub const SIGN_IN_NAME_HINT: Words =
    Words("2到30个字母、数字或汉字，不要空格", "2 to 30 letters or digits, no blanks");
pub const SIGN_IN_NAME_ODD: Words = Words(
    "登录名请写2到30个字母、数字或汉字",
    "Please enter a sign-in name of 2 to 30 letters or digits",
);
pub const ROLE: Words = Words("岗位", "Role");
pub const CHOOSE_ROLE: Words = Words("请选一个岗位", "Please choose a role");
pub const TEACHES: Words = Words("上课老师的姓名", "Teacher’s name on classes");
pub const TEACHES_HINT: Words =
    Words("只有老师要写，和课表上的一样", "For a teacher alone, as it stands on the timetable");
pub const TEACHES_MISSING: Words =
    Words("请写课表上的老师姓名", "Please enter the teacher’s name as on the timetable");
pub const TELEPHONE: Words = Words("老师的电话（选填）", "Teacher’s telephone (optional)");
pub const TELEPHONE_HINT: Words =
    Words("只有老师要写，找代课时好打电话", "For a teacher alone, to ask for a substitute");
pub const TELEPHONE_ODD: Words =
    Words("电话请写手机号，或区号加号码", "Please enter a mobile number, or area code and number");
pub const STATE: Words = Words("情况", "State");
pub const STANDS: Words = Words("可以登录", "May sign in");
pub const ENDED: Words = Words("已停用", "Ended");
pub const END: Words = Words("停用", "End it");
pub const REOPEN: Words = Words("恢复", "Open it again");
pub const NEW_PASSWORD: Words = Words("换密码", "New password");
pub const NEW_ROLE: Words = Words("换岗位", "Change the role");
pub const SEEN_AT_ONCE: Words = Words(
    "换好以后，马上按新岗位办事，不用重新登录。",
    "The new role counts at once. Nobody has to sign in again.",
);
pub const ROLE_REASON: Words = Words("为什么换", "Why");
pub const ROLE_REASON_HINT: Words =
    Words("比如：从下学期起教书法。", "For example: teaches calligraphy from next term.");
pub const ROLE_REASON_MISSING: Words = Words("请写一句为什么换", "Write why it is changed");
pub const SET_ROLE: Words = Words("换成这个岗位", "Set this role");
pub const STILL_TEACHES: Words = Words(
    "这些班还写着这位老师。请给每个班换老师：",
    "These classes still have this teacher. Please name another for each:",
);
pub const OWN_PASSWORD: Words = Words("换自己的密码", "My password");
pub const OPENING: Words = Words("加一个人", "Add somebody");
pub const OPEN: Words = Words("加上", "Add it");
pub const OLD_PASSWORD: Words = Words("现在的密码", "Password now");
pub const PASSWORD: Words = Words("新密码", "New password");
pub const PASSWORD_HINT: Words =
    Words("至少10个字。几个词连起来最好记。", "At least 10 signs. A few words are easy to keep.");
pub const PASSWORD_SHORT: Words = Words("密码至少写10个字", "Please enter at least 10 signs");
pub const PASSWORD_EASY: Words =
    Words("这个密码太容易猜，请换一个", "This password is easy to guess. Please choose another");
pub const SET_PASSWORD: Words = Words("换成新密码", "Set the new password");
pub const SIGNED_OUT: Words = Words(
    "换好以后，在别处的登录都会退出。",
    "Whoever is signed in with the old one is signed out.",
);
pub const SIGN_IN_AGAIN: Words =
    Words("换好以后，请用新密码再登录一次。", "Afterwards please sign in with the new one.");

/// What somebody is.
pub const fn role(role: Role) -> Words {
    match role {
        Role::Head => Words("负责人", "Head"),
        Role::Coordinator => Words("管理员", "Coordinator"),
        Role::Teacher => Words("老师", "Teacher"),
        Role::Door => Words("签到员", "Door"),
        Role::Auditor => Words("审计员", "Auditor"),
    }
}

/// The same, and what they may do.
pub const fn role_may(role: Role) -> Words {
    match role {
        Role::Head => {
            Words("负责人：什么都能做，还定谁能登录", "Head: everything, and who may sign in")
        }
        Role::Coordinator => {
            Words("管理员：管报名、学员和收费", "Coordinator: offerings, people and fees")
        }
        Role::Teacher => Words("老师：只给自己的班点名", "Teacher: registers of own classes"),
        Role::Door => Words("签到员：只管签到", "Door: marks arrivals"),
        Role::Auditor => Words(
            "审计员：看改动记录、收支账和名单，什么也不改",
            "Auditor: reads the log, the cash book and lists, changes nothing",
        ),
    }
}

pub const MINE: Words = Words("我要做的", "My work");
pub const MY_CLASSES: Words =
    Words("您的班，前后两周。请点“点名”。", "Your classes, two weeks back and ahead.");
pub const TODAY_AT_DOOR: Words =
    Words("今天的场次。请点“门口签到”。", "What is on today. Choose “Check in at the door”.");
pub const NOTHING: Words = Words("现在没有要做的", "Nothing to do now");
pub const NOTHING_LINE: Words =
    Words("有了场次，就会出现在这里。", "What there is to do stands here.");

/// 魏桂枝换岗位
pub fn new_role_of(language: Language, name: &str) -> String {
    match language {
        Chinese => format!("{name}换岗位"),
        English => format!("Another role for {name}"),
    }
}

/// 给魏桂枝换密码
pub fn new_password_of(language: Language, name: &str) -> String {
    match language {
        Chinese => format!("给{name}换密码"),
        English => format!("New password for {name}"),
    }
}

/// 还要上2个班
pub fn classes_to_come(language: Language, classes: usize) -> String {
    match (language, classes) {
        (Chinese, _) => format!("还要上{classes}个班"),
        (English, 1) => "1 class to come".to_owned(),
        (English, _) => format!("{classes} classes to come"),
    }
}

/// 楷书一年级班（还有8次课）
pub fn class_to_come(language: Language, name: &str, sessions: u32) -> String {
    match (language, sessions) {
        (Chinese, _) => format!("{name}（还有{sessions}次课）"),
        (English, 1) => format!("{name} (1 session to come)"),
        (English, _) => format!("{name} ({sessions} sessions to come)"),
    }
}
