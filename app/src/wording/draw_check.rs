//! 自己核对摇号: drawing again in one's own browser. What stands in braces is filled in there.

use crate::wording::Words;

pub const TITLE: Words = Words("自己核对摇号结果", "Check the draw yourself");
pub const BACK: Words = Words("回到这次摇号", "Back to this draw");
pub const HOW: Words = Words(
    "您的手机或平板，用公布的名单和数字再抽一遍。办法也是公开的。抽完和公布的结果比一比。",
    "Your own phone, tablet or computer draws once more, by the published rule, from the published list and digits, and compares.",
);
pub const NOT_YET: Words = Words(
    "还没有摇号。摇号以后，这里可以核对结果。",
    "The draw has not been held yet. After it, its result can be checked here.",
);
/// Shown until the program has come, and for ever where it cannot run.
pub const IDLE: Words = Words(
    "这个浏览器不能自己核对。请换一个浏览器打开这一页。也可以下载下面的文件，请家人在电脑上核对：",
    "This browser cannot check by itself. Open this page in another one; or download the files below and let somebody with a computer run the Yinyao program:",
);
pub const COMMAND: &str = "yinyao verify list.txt record.txt";
pub const COMMAND_AMENDED: &str = "yinyao verify list.txt amendment.txt record.txt";
pub const RUNNING: Words = Words("正在重新抽一遍，请稍等。", "Drawing once more. One moment.");
pub const AGREES: Words = Words("相符，结果一模一样", "It agrees: every place is the same");
pub const COUNTED: Words = Words(
    "名单上有{people}个人，给出了{places}个名额，候补的先后也都一样。",
    "There are {people} people on the list and {places} places were given; the waiting lists are the same too.",
);
pub const COMPARE: Words = Words("请您再亲眼对一对：", "Please compare with your own eyes:");
pub const DIGEST: Words = Words(
    "抽签以前公布的名单指纹，是不是：{digest}",
    "The digest of the list published before the draw: {digest}",
);
pub const SEED: Words =
    Words("当场得到的数字，是不是：{seed}", "The digits that came at the draw: {seed}");
pub const MY_LINE: Words = Words(
    "名单上您的抽签号那一行，志愿对不对。",
    "On the list, the line with your own number: are the wishes yours?",
);
pub const TO_THE_LIST: Words = Words("看名单上我的那一行", "See my line on the list");
pub const AMENDMENT: Words = Words(
    "名单公布后有取消的。变动说明的指纹，是不是：{amendment}",
    "Something was called off since the list. The digest of the amendment: {amendment}",
);
pub const DIFFERS: Words = Words("不相符", "It does not agree");
pub const DIFFERS_WHERE: Words = Words(
    "结果第{line}行写的是“{said}”，重新抽出来的是“{found}”。",
    "Line {line} of the record says “{said}”; drawn again it is “{found}”.",
);
pub const OTHER_LIST: Words = Words(
    "结果不是用这份名单抽的，或者名单后来改动过。",
    "The draw was of another list, or the list was changed afterwards.",
);
pub const DIGEST_SAID: Words =
    Words("结果上写的指纹：{digest-said}", "The digest in the record: {digest-said}");
pub const DIGEST_FOUND: Words =
    Words("这份名单的指纹：{digest-found}", "The digest of this list: {digest-found}");
pub const WHOM_TO_ASK: Words = Words(
    "请把这一页给家人看看，再给办摇号的单位打电话。",
    "Show this page to your family, then call the institution that held the draw.",
);
pub const NO_LIST: Words = Words("这不是摇号的名单", "This is not the list of a draw");
pub const NO_LIST_WHERE: Words = Words(
    "名单第{line}行读不了。请看看选的文件对不对。",
    "Line {line} of the list cannot be read. See whether it is the right file.",
);
pub const OTHER_AMENDMENT: Words = Words(
    "抽签时跳过的，和这份变动说明不一样。或者它不是这份名单的。",
    "The draw passed over other things than this amendment says, or the amendment is to another list.",
);
pub const NO_AMENDMENT: Words =
    Words("这不是名单的变动说明", "This is not the amendment to a list");
pub const NO_AMENDMENT_WHERE: Words = Words(
    "变动说明第{line}行读不了。请看看选的文件对不对。",
    "Line {line} of the amendment cannot be read. See whether it is the right file.",
);
pub const NO_RECORD: Words = Words("这不是摇号的结果", "This is not the record of a draw");
pub const RIGHT_FILE: Words = Words("请看看选的文件对不对。", "See whether it is the right file.");
pub const AWAY: Words = Words("没有取到名单和结果", "List and record did not arrive");
pub const LOAD_AGAIN: Words = Words(
    "请看看网络通不通，再重新打开这一页。",
    "See whether there is a network, then open this page again.",
);
pub const FILES: Words = Words("公布的文件", "The published files");
pub const LIST_FILE: Words = Words("名单（摇号前公布）", "The list (published before the draw)");
pub const RECORD_FILE: Words = Words("结果（摇号后公布）", "The record (published after it)");
pub const AMENDMENT_FILE: Words =
    Words("变动说明（名单公布后取消的）", "The amendment (what was called off since the list)");
pub const OWN: Words = Words("用自己保存的文件核对", "Check with files that you kept");
pub const OWN_WHY: Words = Words(
    "摇号前下载过名单的，请选那份文件。名单后来动过没有，一看就知道。文件不会发出去。",
    "If you downloaded the list before the draw, choose that file: it shows whether the list was changed. The file is not sent anywhere.",
);
pub const OWN_LIST: Words = Words("您保存的名单", "The list that you kept");
pub const OWN_RECORD: Words = Words("您保存的结果", "The record that you kept");
pub const OWN_AMENDMENT: Words = Words("您保存的变动说明", "The amendment that you kept");
