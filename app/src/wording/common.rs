//! What stands on every page: header, navigation, footer, errors that belong to no field.

use domain::language::Language;

use super::Words;

pub const YINYAO: Words = Words("银耀", "Yinyao");
pub const TAGLINE: Words = Words("退休人员服务平台", "Services for retired people");
/// What search engines show under the title; whoever looks for an edition for older people finds this one.
pub const DESCRIPTION: Words = Words(
    "银耀：退休人员的大字版服务。老年大学、活动中心、志愿服务，都在这里报名。也叫长辈版、亲情版、关爱版、关怀版。",
    "Yinyao: services in large print for retired people. Sign up for the senior university, the activity centre and volunteering.",
);
pub const SKIP_TO_CONTENT: Words = Words("跳到正文", "Skip to the main part");
pub const READING_SETTINGS: Words = Words("阅读设置", "Display");
pub const TEXT_SIZE: Words = Words("字号", "Text size");
pub const LARGE: Words = Words("大", "Large");
pub const LARGER: Words = Words("更大", "Larger");
pub const LARGEST: Words = Words("最大", "Largest");
pub const CONTRAST: Words = Words("对比", "Contrast");
pub const STANDARD: Words = Words("标准", "Standard");
pub const HIGH_CONTRAST: Words = Words("高对比", "High");
pub const CHOSEN: Words = Words("（已选）", " (chosen)");
pub const READ_ALOUD: Words = Words("朗读", "Read aloud");
pub const READ_THIS_PAGE: Words = Words("朗读本页", "Read aloud");
pub const STOP_READING: Words = Words("停止", "Stop");
pub const MAIN_SECTIONS: Words = Words("主要栏目", "Main sections");
pub const HOME: Words = Words("首页", "Home");
pub const SENIOR_UNIVERSITY: Words = Words("老年大学", "Senior university");
pub const ACTIVITY_CENTRE: Words = Words("活动中心", "Activity centre");
pub const VOLUNTEERING: Words = Words("志愿服务", "Volunteering");
/// Among the ways to go, which are to stay in one row in English too.
pub const UNIVERSITY_WAY: Words = Words("老年大学", "University");
/// As above.
pub const CENTRE_WAY: Words = Words("活动中心", "Centre");
pub const MY_SIGN_UPS: Words = Words("我的报名", "My sign-ups");
pub const SIGN_IN: Words = Words("登录", "Sign in");
pub const SIGN_OUT: Words = Words("退出登录", "Sign out");
pub const DEMONSTRATION: Words = Words("演示", "Demo");
pub const DEMONSTRATION_BANNER: Words =
    Words("内容都是编的，报名不算数。", "Nothing here is real: sign-ups do not count.");
pub const NEED_HELP_CALL: Words = Words("要人帮忙，请打电话", "Need help? Please call");
pub const HELP_HOURS: Words =
    Words("周一至周五上午8:30–下午5:30", "Monday to Friday, 8:30\u{a0}am to 5:30\u{a0}pm");
pub const COME_TO_THE_COUNTER: Words = Words("也可以到柜台来", "Or come to the counter");
pub const COUNTER: Words = Words(
    "各老年大学、活动中心一楼大厅的服务台。不会用手机没关系，工作人员替您办。",
    "The service desk on the ground floor of every university and centre. Staff can do everything for you.",
);
pub const BACK: Words = Words("返回", "Back");
pub const CONTINUE: Words = Words("继续", "Continue");
pub const CHANGE: Words = Words("修改", "Change");

pub const NOT_FOUND_TITLE: Words = Words("没有找到这一页", "This page was not found");
pub const NOT_FOUND: Words = Words(
    "网址可能不完整，或者内容已经撤下。请从首页再找一次。",
    "The address may be incomplete, or the page was taken down. Please start from the home page.",
);
pub const AWAY_TITLE: Words = Words("暂时没有办成", "Not done yet");
pub const AWAY: Words = Words(
    "我们这边正在休息。您已有的报名都还在。请过几分钟再试，或打电话给我们。",
    "The service is resting. Your sign-ups are safe. Please try again in a few minutes, or call us.",
);
pub const FORBIDDEN_TITLE: Words = Words("这里是管理员用的", "This is for coordinators");
pub const FORBIDDEN: Words = Words(
    "要报名、看自己的报名，请回首页。",
    "To sign up, and to see your sign-ups, go to the home page.",
);
pub const BAD_FORM_TITLE: Words = Words("这张表没有送到", "This form did not arrive");
pub const BAD_FORM: Words = Words(
    "请回到上一页，重新打开，再按一次按钮。",
    "Please go back, reload the page and press the button again.",
);
pub const TO_HOME: Words = Words("回首页", "Back to the home page");
pub const ERROR_PREFIX: Words = Words("错误：", "Error: ");

/// Heads the error summary.
pub fn to_be_changed(language: Language, count: usize) -> String {
    match language {
        Language::Chinese => format!("有{count}处需要修改"),
        Language::English if count == 1 => "1 thing needs changing".to_owned(),
        Language::English => format!("{count} things need changing"),
    }
}

/// The title of a page: what it is, and where.
pub fn page_title(language: Language, title: &str) -> String {
    format!("{title} - {}", YINYAO.in_language(language))
}
