//! 证明: making one, what stands on it, and checking it by its code.

use domain::certificate::{Attended, CertificateRefusal, Certified, InvalidCheckCode, Served};
use domain::language::Language::{self, Chinese, English};
use jiff::civil::Date;

use super::Words;
use super::attendance::hours::length;
use super::when::days as days_words;

pub const TITLE: Words = Words("证明", "Certificates");
pub const MINE: Words = Words("我的证明", "My certificates");
pub const MINE_WHY: Words = Words(
    "上过的课、做过的志愿服务，可以开一张证明。",
    "Have a certificate about your classes or your service.",
);
pub const ATTENDANCE: Words = Words("学习证明", "Certificate of attendance");
pub const SERVICE: Words = Words("志愿服务时长证明", "Certificate of volunteer hours");
pub const NONE: Words = Words("还没有开过证明", "No certificate yet");
pub const NOTHING: Words = Words("现在没有可以开的证明", "Nothing to certify yet");
pub const NOTHING_LINE: Words = Words(
    "上过课，或者服务时长确认以后，就可以开。",
    "After the first session, or once hours are confirmed, it can be made.",
);
pub const MAKE: Words = Words("开一张证明", "Make a certificate");
pub const WHAT: Words = Words("证明什么", "What to certify");
pub const WHAT_IT_SAYS: Words = Words("内容", "What it says");
pub const WHAT_MISSING: Words = Words("请选要证明什么", "Choose what to certify");
pub const DAYS_LEAD: Words = Words(
    "下面两个日期只管服务时长。学习证明不用改。",
    "The two days below count for volunteer hours alone.",
);
pub const FROM: Words = Words("从哪一天算起", "From which day");
pub const TO: Words = Words("算到哪一天", "Until which day");
pub const OF_CLASS: Words = Words("全班开证明", "Certify the whole class");
pub const OF_CLASS_PAPERS: Words = Words("全班的证明", "Certificates of the class");
pub const DO_MAKE: Words = Words("开证明", "Make it");
pub const MADE: Words =
    Words("证明开好了。可以打印，也可以存成文件。", "It is made. Print it, or save it as a file.");
pub const SEE_ALL: Words = Words("开过的证明", "Certificates made");
pub const NUMBER: Words = Words("证明编号", "Number");
pub const NAME: Words = Words("姓名", "Name");
pub const INSTITUTION: Words = Words("出具单位", "Institution");
pub const CLASS: Words = Words("班级", "Class");
pub const TERM: Words = Words("学期", "Term");
pub const DAYS: Words = Words("日期", "Days");
pub const ATTENDED: Words = Words("出勤", "Attendance");
pub const HOURS: Words = Words("服务时长", "Hours of service");
pub const TOTAL: Words = Words("合计", "In all");
pub const MADE_ON: Words = Words("开证明的日期", "Made on");
pub const CODE: Words = Words("验证码", "Code to check it");
pub const SCAN_TO_CHECK: Words = Words(
    "手机扫一扫，填上面的验证码，就知道真不真。",
    "Scan this with a phone and enter the check code above to see whether it is genuine.",
);
pub const WHERE_TO_CHECK: Words = Words("在哪里查验", "Where to check it");
pub const STAMP: Words = Words("单位盖章", "Stamp");
pub const STATE: Words = Words("情况", "State");
pub const BACK_TO_MEMBER: Words = Words("返回这位学员", "Back to the member");
pub const REVOKE: Words = Words("作废", "Revoke");
pub const REVOKE_TITLE: Words = Words("作废这张证明", "Revoke this certificate");
pub const REVOKE_LEAD: Words = Words(
    "作废以后，查验的人会看到它已作废。不能恢复。",
    "Whoever checks it then reads that it is revoked. It cannot be undone.",
);
pub const REVOKE_REASON: Words = Words("为什么作废", "Why it is revoked");
pub const REVOKE_REASON_HINT: Words = Words(
    "本人和管理员会看到，比如：点名记错了",
    "Its person and the desk read it, such as: a mark was wrong",
);
pub const REVOKE_REASON_MISSING: Words =
    Words("请写一句为什么作废", "Write in a few words why it is revoked");
pub const DO_REVOKE: Words = Words("作废这张证明", "Revoke it");
pub const DO_NOT: Words = Words("不作废", "Keep it");

pub const CHECK_ANOTHER: Words = Words("再查一张证明", "Check another certificate");
pub const CHECK: Words = Words("查验证明", "Check a certificate");
pub const WHICH_CODE: Words = Words("证明上的验证码", "The code on the certificate");
pub const CODE_HINT: Words =
    Words("一共16位数字，空格可以不写。", "Sixteen digits; blanks do not matter.");
pub const DO_CHECK: Words = Words("查验", "Check it");
pub const GENUINE: Words = Words("这张证明是真的", "This certificate is genuine");
pub const GENUINE_LINE: Words = Words(
    "请对一对：下面的内容要和纸上一样。",
    "Please compare: the paper must say the same as below.",
);
pub const REVOKED: Words = Words("这张证明已经作废", "This certificate was revoked");
pub const REVOKED_LINE: Words =
    Words("出具单位把它收回了，不再算数。", "Its institution took it back. It no longer counts.");
pub const UNKNOWN: Words = Words("没有这个验证码的证明", "No certificate has this code");
pub const UNKNOWN_LINE: Words = Words(
    "请对着纸再填一遍。还是没有，请打电话问出具单位。",
    "Please type it again from the paper. If it is still unknown, call the institution.",
);

/// 学习证明 or 志愿服务时长证明.
pub const fn title(what: &Certified) -> Words {
    match what {
        Certified::Attendance { .. } => ATTENDANCE,
        Certified::Service { .. } => SERVICE,
    }
}

/// What it is about, in one line: the class, or the days of service.
pub fn about(language: Language, what: &Certified) -> String {
    match what {
        Certified::Attendance { class, .. } => class.clone(),
        Certified::Service { days: (from, to), .. } => days_words(language, *from, *to),
    }
}

/// 开课12次，到课10次，没有点名1次; the last only where there was no register.
pub fn attended(language: Language, of: Attended) -> String {
    let unmarked = of.held.saturating_sub(of.marked);
    match (language, unmarked) {
        (Chinese, 0) => format!("开课{}次，到课{}次", of.held, of.attended),
        (Chinese, unmarked) => {
            format!("开课{}次，到课{}次，没有点名{unmarked}次", of.held, of.attended)
        }
        (English, 0) => format!("{} of {} sessions attended", of.attended, of.held),
        (English, unmarked) => {
            format!(
                "{} of {} sessions attended, {unmarked} without a register",
                of.attended, of.held
            )
        }
    }
}

/// 银龄助老队：3次，共6小时.
pub fn served(language: Language, of: &Served) -> String {
    let length = length(language, of.minutes);
    match language {
        Chinese => format!("{}：{}次，共{length}", of.team, of.times),
        English if of.times == 1 => format!("{}: one shift, {length}", of.team),
        English => format!("{}: {} shifts, {length}", of.team, of.times),
    }
}

/// A class as one chooses it: 学习证明：楷书一年级班（2026年秋季学期），开课3次，到课2次.
pub fn of_class(language: Language, name: &str, term: &str, of: Attended) -> String {
    let attended = attended(language, of);
    match language {
        Chinese => format!("{}：{name}（{term}），{attended}", ATTENDANCE.0),
        English => format!("{}: {name} ({term}), {attended}", ATTENDANCE.1),
    }
}

/// Service as one chooses it: 志愿服务时长证明：银杏区志愿服务队，已确认6小时.
pub fn of_service(language: Language, institution: &str, minutes: u32) -> String {
    let length = length(language, minutes);
    match language {
        Chinese => format!("{}：{institution}，已确认{length}", SERVICE.0),
        English => format!("{}: {institution}, {length} confirmed", SERVICE.1),
    }
}

/// 已作废（2026年12月4日）.
pub fn revoked_on(language: Language, on: Date) -> String {
    let on = super::when::day(language, on);
    match language {
        Chinese => format!("已作废（{on}）"),
        English => format!("Revoked on {on}"),
    }
}

/// What is wrong with a code as typed.
pub const fn no_code(fault: InvalidCheckCode) -> Words {
    match fault {
        InvalidCheckCode::Missing => Words("请填验证码", "Enter the code"),
        InvalidCheckCode::NotSixteenDigits => {
            Words("验证码是16位数字，请数一数", "The code has sixteen digits. Please count them")
        }
        InvalidCheckCode::Mistyped => Words(
            "有一位填错了，请对着纸再看一遍",
            "One digit is mistyped. Please compare with the paper",
        ),
    }
}

/// Why there is no certificate, in one or two short sentences.
pub const fn refused(why: CertificateRefusal) -> Words {
    match why {
        CertificateRefusal::NoName => {
            Words("还没有登记姓名，请先登记。", "There is no name yet. Please tell it first.")
        }
        CertificateRefusal::NotBegun => Words(
            "这个班还没有上过课，上过以后可以开。",
            "This class has not met yet. After its first session it can be certified.",
        ),
        CertificateRefusal::NoRegister => Words(
            "这个班还没有点过名，请老师先点名。",
            "No register has been taken yet. Please ask the teacher.",
        ),
        CertificateRefusal::NeverThere => Words(
            "点名册上一次也没有到，不能开。",
            "By the register nobody came to a session, so there is nothing to certify.",
        ),
        CertificateRefusal::NothingConfirmed => Words(
            "这几天里没有确认过的服务时长，请看看日期。",
            "No hours are confirmed in these days. Please check the days.",
        ),
        CertificateRefusal::BackToFront => Words(
            "后一个日期比前一个早，请看看。",
            "The last day comes before the first. Please check.",
        ),
        CertificateRefusal::RevokedAlready => {
            Words("这张证明已经作废了。", "This certificate is revoked already.")
        }
    }
}

/// 开好了18份证明，以前开过2份。1人不能开：没有到过课，或没有登记姓名。
pub fn of_class_made(language: Language, made: u32, there: u32, left: u32) -> String {
    let done = match (language, made, there) {
        (Language::Chinese, 0, 0) => "没有可以开的证明。".to_owned(),
        (Language::Chinese, 0, _) => format!("都开过了，一共{there}份。"),
        (Language::Chinese, _, 0) => format!("开好了{made}份证明。"),
        (Language::Chinese, ..) => format!("开好了{made}份证明，以前开过{there}份。"),
        (Language::English, 0, 0) => "There is nothing to certify.".to_owned(),
        (Language::English, 0, _) => format!("All were made already: {there}."),
        (Language::English, _, 0) => format!("Made: {made}."),
        (Language::English, ..) => format!("Made: {made}. Made before: {there}."),
    };
    let left = match (language, left) {
        (_, 0) => String::new(),
        (Language::Chinese, _) => format!("{left}人不能开：没有到过课，或没有登记姓名。"),
        (Language::English, _) => format!(" Not certified, never there or without a name: {left}."),
    };
    done + &left
}
