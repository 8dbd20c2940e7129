//! 快捷键: which keys lead where, and how pages are worked without a mouse.

use crate::wording::Words;

pub const TITLE: Words = Words("快捷键", "Shortcuts");
pub const HOW: Words = Words(
    "先按住下面的键，再按按钮上写的键。",
    "Hold these keys down, then press the key that stands on the button.",
);
pub const HOLD: Words = Words("要按住的键", "Keys to hold");
pub const CHROME: Words = Words("Edge、Chrome：Alt", "Edge, Chrome: Alt");
pub const FIREFOX: Words = Words("Firefox：Alt和Shift", "Firefox: Alt and Shift");
pub const MAC: Words = Words("苹果电脑：Control和Option", "On a Mac: Control and Option");
pub const KEY: Words = Words("键", "Key");
pub const LEADS_TO: Words = Words("做什么", "What it does");
pub const SEARCH: Words = Words("这一页的查找框", "The search field of the page");
pub const PREVIOUS: Words = Words("上一页", "The page before of a list");
pub const NEXT: Words = Words("下一页", "The next page of a list");
pub const ACT: Words = Words("按这一页的主按钮", "Presses the main button of the page");
pub const ACTS: Words = Words("按写着它的那个按钮", "Presses the button on which it stands");
pub const ACTS_SHOWN: Words = Words(
    "按钮上写着哪个键，就按哪个。换一页，键也会变。",
    "The key stands on its button. On another page it may belong to another button.",
);
pub const FIRST_ROWS: Words = Words(
    "名单长时，前几行有键，后面的用Tab走到。",
    "On a long list the first rows have keys; Tab leads to the others.",
);
pub const ONLY_HELD: Words = Words(
    "不按住上面的键，单按一个字不会做任何事。",
    "Without those held down a letter does nothing but type.",
);
pub const WITHOUT_MOUSE: Words = Words("不用鼠标", "Without a mouse");
pub const TAB: Words = Words(
    "Tab到下一个按钮或空格，Shift和Tab回上一个。",
    "Tab goes to the next button or field, Shift and Tab back.",
);
pub const ENTER: Words = Words(
    "Enter按下按钮。填完按Enter，就是交上去。",
    "Enter presses a button. In a field it sends the form.",
);
pub const SPACE: Words = Words(
    "空格键打勾，上下箭头在几个里选一个。",
    "Space ticks a box, the arrows choose one of several.",
);
pub const ARROWS: Words = Words(
    "排课表里，选中一个班，左右箭头改星期。",
    "On the board of a term the arrows move a class to another day.",
);
