//! The showcase of the design system: what each sample shows. Read by those who build pages.

use domain::language::Language;

use super::Words;
use crate::request::{Contrast, TextSize};

pub const TITLE: Words = Words("样板间", "Showcase");
pub const LINE: Words = Words(
    "每样东西的每种样子都在这里，内容是编的。",
    "Everything that a page is built of, in all its states. The content is invented.",
);
pub const SIZES_AND_THEMES: Words =
    Words("换一种字号和对比看", "See it in another size and contrast");
pub const AS_CHOSEN: Words = Words("按上面的阅读设置", "As in the reading settings");
pub const ALL_SIX: Words = Words("三种字号，两种对比", "Three sizes, two contrasts");

pub const LETTERS: Words = Words("文字", "Text");
pub const BUTTONS: Words = Words("按钮", "Buttons");
pub const FIELDS: Words = Words("填写", "Fields");
pub const CHOICES: Words = Words("挑选", "Choices");
pub const MESSAGES: Words = Words("提示", "Messages");
pub const PLACES: Words = Words("名额和状态", "Places and states");
pub const OFFERINGS: Words = Words("课程卡片", "Cards");
pub const FACTS: Words = Words("详情和核对", "Facts and checks");
pub const TIMETABLE: Words = Words("时间表和凭条", "Timetable and slip");
pub const WAYS: Words = Words("去哪里", "Ways to go");
pub const DESK: Words = Words("工作台", "The desk");
pub const DRAWINGS: Words = Words("图画", "Drawings");
pub const ICONS: Words = Words("图标，都和文字一起用", "Icons, always with a word");

pub const HEADING_ONE: Words = Words("大标题，最多十四个字", "The title of a page");
pub const HEADING_THREE: Words = Words("小标题", "A small title");
pub const KEY: Words = Words("明天上午9:00", "Tomorrow, 9:00\u{a0}am");
pub const LEAD: Words = Words("这一句先读。", "This sentence comes first.");
pub const BODY: Words = Words(
    "这是正文。一行最多三十四个字，行与行之间宽松，读起来不累。",
    "This is the text. Lines are short and stand well apart, so that reading does not tire.",
);
pub const SOFT: Words = Words("说明的话，颜色浅一点。", "A remark, a little softer.");
pub const HINT: Words = Words("最小的字就这么大。", "No letter is smaller than this.");
pub const BANNER_AND_FOOTER: Words = Words(
    "页首、阅读设置和页脚就在这一页的上下。",
    "Header, reading settings and footer stand around this page.",
);

pub const PRIMARY: Words = Words("报名这门课", "Sign up for this class");
pub const SECONDARY: Words = Words("看我的报名", "See my sign-ups");
pub const CAREFUL: Words = Words("取消这一项", "Cancel it");
pub const DANGER: Words = Words("退掉楷书班", "Give up this class");
pub const LINK: Words = Words("不退，返回", "Keep it, go back");
pub const AT_REST: Words = Words("平时", "At rest");
pub const FOCUSED: Words = Words("键盘走到", "With the keyboard’s focus");
pub const PRESSED: Words =
    Words("按下以后，下一页正在来", "Pressed, while the next page is on its way");

pub const EMPTY_FIELD: Words = Words("没填", "Empty");
pub const FILLED_FIELD: Words = Words("填了", "Filled in");
pub const HINTED_FIELD: Words = Words("有说明", "With a hint");
pub const WRONG_FIELD: Words = Words("要修改", "To be changed");
pub const AREA_FIELD: Words = Words("多写几句", "Several lines");
pub const QUESTION_FIELD: Words = Words("一页只问一句，大字", "The one question of a page");
pub const NUMBER_WRONG: Words =
    Words("手机号要有11位数字，您填了10位", "A mobile number has 11 digits; you gave 10");
pub const FOLDED: Words = Words("收起来的条件", "Conditions, folded away");

pub const INFO: Words = Words("要知道的事", "Something to know");
pub const DONE: Words = Words("办好了。", "Done.");
pub const LOOK: Words = Words("请看一眼", "Worth a look");
pub const CANCELLED: Words = Words("这门课取消了", "This class was cancelled");
pub const SENTENCE: Words = Words("老师生病，这次停开。", "The teacher is ill.");
pub const NOTHING_HERE: Words = Words("这里还没有内容", "There is nothing here yet");
pub const NOTHING_HERE_WHY: Words = Words("有了就会列在这里。", "It will be listed here.");

pub const FREE: Words = Words("有名额", "Places are free");
pub const FULL: Words = Words("满了", "Full");
pub const LATER: Words = Words("还没开始", "Not open yet");
pub const ENDED: Words = Words("取消了", "Cancelled");
pub const PRINT: Words = Words("打印", "Print");
pub const READ_ALOUD: Words = Words("朗读", "Read aloud");
pub const WAITING: Words = Words("候补", "Waiting list");
pub const PICTURES: Words = Words("画", "Pictures");
pub const MARK: Words = Words("标志", "The mark");
pub const RING: Words = Words("双圈线", "The double ring");

/// 字号：最大，对比：高对比.
pub fn size_and_contrast(language: Language, size: TextSize, contrast: Contrast) -> String {
    use super::common::{HIGH_CONTRAST, LARGE, LARGER, LARGEST, STANDARD};
    let size = match size {
        TextSize::Standard => LARGE,
        TextSize::Larger => LARGER,
        TextSize::Largest => LARGEST,
    };
    let contrast = match contrast {
        Contrast::Standard => STANDARD,
        Contrast::High => HIGH_CONTRAST,
    };
    let (size, contrast) = (size.in_language(language), contrast.in_language(language));
    match language {
        Language::Chinese => format!("{size}，{contrast}"),
        Language::English => format!("{size}, {contrast}"),
    }
}
