//! Reading aloud: the page about what the device itself can do.

use super::Words;

pub const TITLE: Words = Words("让手机、平板念给您听", "Let your phone or tablet read to you");
pub const WITH_A_VOICE: Words = Words(
    "如果设备里有中文语音，每一页上面就有“朗读本页”。一按就念，再按就停。",
    "If your device has a voice, every page has “Read aloud” at the top. Press it to begin, and again to stop.",
);
pub const WITHOUT_A_VOICE: Words = Words(
    "没看到这个按钮，就用手机自己的朗读，办法在下面。",
    "If you do not see it, your browser does not let pages speak. The device itself can read, too, as follows.",
);
pub const APPLE: Words = Words("苹果手机、平板", "iPhone and iPad");
pub const APPLE_STEPS: [Words; 3] = [
    Words("打开“设置”，点“辅助功能”。", "Open Settings, then Accessibility."),
    Words("点“朗读内容”，打开“朗读屏幕”。", "Choose Spoken Content and turn on Speak Screen."),
    Words(
        "回到这里，两个手指从屏幕最上面往下滑。",
        "Come back here and slide two fingers down from the top of the screen.",
    ),
];
pub const ANDROID: Words = Words("安卓手机、平板", "Android phones and tablets");
pub const ANDROID_STEPS: [Words; 3] = [
    Words("打开“设置”，找到“无障碍”。", "Open Settings and find Accessibility."),
    Words("打开“随选朗读”，有的叫“选择朗读”。", "Turn on Select to Speak."),
    Words(
        "回到这里，先点朗读的图标，再点要听的字。",
        "Come back here, tap its icon, then tap the words to hear.",
    ),
];
pub const COMPUTER: Words = Words("电脑", "Computers");
pub const COMPUTER_STEPS: [Words; 2] = [
    Words("用Edge浏览器打开这个网站。", "Open this site with the browser Edge."),
    Words(
        "按鼠标右键，选“大声朗读”。",
        "Press the right button of the mouse and choose Read aloud.",
    ),
];
pub const NEED_A_HAND: Words = Words("不会设，我们帮您", "We set it up for you");
pub const NEED_A_HAND_LINE: Words = Words(
    "带上手机或平板，到柜台来，工作人员替您设好。",
    "Bring your phone or tablet to the counter: staff will do it for you.",
);
