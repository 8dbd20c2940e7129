//! 签到: what stands on the tablet at the door.

use domain::language::Language::{self, Chinese, English};
use domain::person::Person;

use crate::wording::Words;

pub const LINK: Words = Words("门口签到", "Check in at the door");
pub const TITLE: Words = Words("签到", "Check in");
pub const BACK: Words = Words("回到点名", "Back to the register");
pub const LEAD: Words = Words("请点自己的名字。", "Please tap your name.");
pub const LETTERS: Words = Words("姓的拼音第一个字母", "First letter of the surname");
pub const EVERYBODY: Words = Words("全部", "All");
pub const HERE: Words = Words("已到", "here");
pub const BACK_TO_NAMES: Words = Words("不进来，返回", "No, go back");
pub const SCAN: Words =
    Words("扫学员卡，或写卡号、姓名", "Scan the card, or enter its number or the name");
pub const SCAN_HINT: Words =
    Words("例如：K000123，或整个姓名", "For example: K000123, or the whole name");
pub const SCAN_DO: Words = Words("签到", "Check in");
pub const CAMERA: Words = Words("用摄像头扫码", "Scan with the camera");
pub const CAMERA_OFF: Words = Words(
    "摄像头没有打开。可以写卡号或姓名。",
    "The camera is off. You can enter the card’s number or the name.",
);
pub const PRESENT_BEFORE: Words = Words("到了", "Here: ");
pub const PRESENT_AFTER: Words = Words("人，还有", ". Not yet: ");
pub const UNMARKED_AFTER: Words = Words("人没签到。", ".");
pub const NOTED: Words =
    Words("，记下了，等网络通了就交上去。", " is noted, and sent once the network is back.");
pub const CARD: Words = Words("这张卡", "This card");
pub const KEPT: Words = Words("记下了", "noted");
pub const WAITING_BEFORE: Words = Words("网络断了。记下了", "There is no network. Kept here: ");
pub const WAITING_AFTER: Words =
    Words("人，网络好了会自动送出。", ". They are sent once it is back.");
pub const ELSEWHERE_BEFORE: Words = Words("另有", "Kept for another desk: ");
pub const ELSEWHERE_AFTER: Words = Words(
    "人是在别的单位签到的。那个单位在这里登录后会自动送出。",
    ". They are sent once its staff sign in here.",
);
pub const UNDO: Words = Words("点错了，取消", "Wrong name, undo");
pub const TAKE_BACK: Words = Words("撤销", "Take back");
pub const UNDONE: Words = Words("取消了，请再点自己的名字。", "Undone. Please tap your own name.");
pub const NOT_A_CARD: Words = Words(
    "请扫卡，或写卡号、姓名，例如：K000123",
    "Please scan the card, or enter its number or the name: K000123",
);
pub const NO_SUCH_NAME: Words = Words(
    "学员里没有叫这个名字的。第一次来的，请工作人员在点名页登记。",
    "No member is called so. Staff note who comes for the first time on the register’s page.",
);
pub const SAME_NAMES: Words = Words(
    "叫这个名字的不止一位，请写卡号。",
    "More than one member is called so. Please enter the card number.",
);
pub const GUEST: Words = Words("登记第一次来的人", "Somebody comes for the first time");
pub const GUEST_LEAD: Words = Words(
    "没报过名、也没有卡的人，还有位子就能进来。",
    "Whoever has never signed up and has no card comes in while there is room.",
);
pub const BACK_TO_REGISTER: Words = Words("回到点名", "Back to the register");
pub const WALK_IN: Words = Words("还有位子，这次进来", "There is room: come in this time");
pub const WALK_IN_LINE: Words = Words(
    "不在这次的名单上。有空位的话，可以临时来这一次。",
    "Not on the list of this session. While there is room, one may come this once.",
);

/// 陈淑芬，欢迎您！签到好了。
pub fn welcome(language: Language, name: &str) -> String {
    match language {
        Chinese => format!("{name}，欢迎您，签到好了。"),
        English => format!("Welcome, {name}. You are checked in."),
    }
}

/// 尾号01: by the last two digits of their own number two of one name know which tile is theirs. Nothing more of it stands at the
/// door, and nothing of who has none.
pub fn number_ends(language: Language, person: &Person) -> Option<String> {
    let number = person.mobile.as_ref()?.as_str();
    let ends = number.get(number.len().checked_sub(2)?..)?;
    Some(match language {
        Chinese => format!(" 尾号{ends}"),
        English => format!(" number …{ends}"),
    })
}
