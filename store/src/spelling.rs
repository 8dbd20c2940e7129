//! 拼音: how Chinese words are spelt, so that they can be sorted and found by sound.

use pinyin::{ToPinyin, ToPinyinMulti};

/// Words of the field in which a character is not read as it is by itself.
const WORDS: [(&str, &[&str]); 18] = [
    ("音乐", &["yin", "yue"]),
    ("声乐", &["sheng", "yue"]),
    ("器乐", &["qi", "yue"]),
    ("乐器", &["yue", "qi"]),
    ("民乐", &["min", "yue"]),
    ("乐理", &["yue", "li"]),
    ("乐队", &["yue", "dui"]),
    ("乐团", &["yue", "tuan"]),
    ("长笛", &["chang", "di"]),
    ("长寿", &["chang", "shou"]),
    ("长者", &["zhang", "zhe"]),
    ("弹唱", &["tan", "chang"]),
    ("弹奏", &["tan", "zou"]),
    ("瑜伽", &["yu", "jia"]),
    ("会计", &["kuai", "ji"]),
    ("重阳", &["chong", "yang"]),
    ("重庆", &["chong", "qing"]),
    ("银行", &["yin", "hang"]),
];

/// Surnames that are read otherwise than the character by itself.
const SURNAMES: [(&str, &[&str]); 16] = [
    ("尉迟", &["yu", "chi"]),
    ("万俟", &["mo", "qi"]),
    ("长孙", &["zhang", "sun"]),
    ("单于", &["chan", "yu"]),
    ("曾", &["zeng"]),
    ("单", &["shan"]),
    ("仇", &["qiu"]),
    ("区", &["ou"]),
    ("解", &["xie"]),
    ("查", &["zha"]),
    ("朴", &["piao"]),
    ("翟", &["zhai"]),
    ("缪", &["miao"]),
    ("覃", &["qin"]),
    ("召", &["shao"]),
    ("乐", &["yue"]),
];

/// A character with its sound, or a run of letters or digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Syllable {
    /// What is written.
    pub written: String,
    /// How it is read, without tone; a run reads as it is written.
    pub sound: String,
    /// It is a Chinese character, so that its initial stands for it.
    pub han: bool,
}

/// The syllables of a text; signs and blanks fall away.
pub(crate) fn syllables(text: &str) -> Vec<Syllable> {
    spelt(text, &WORDS)
}

/// What a person's name sorts by: the surname's own reading counts.
pub fn person_key(name: &str) -> String {
    let surname = SURNAMES.iter().find(|(surname, _)| name.starts_with(surname));
    let mut syllables = spelt(name, &[]);
    for (syllable, sound) in syllables.iter_mut().zip(surname.map_or(&[][..], |(_, read)| read)) {
        (*sound).clone_into(&mut syllable.sound);
    }
    key(&syllables)
}

/// What a name sorts by, alike on both engines: 二胡 before 钢琴, 一年级 before 二年级, 2班 before 10班.
pub fn sort_key(text: &str) -> String {
    key(&syllables(text))
}

/// What a room's name sorts by wherever rooms are listed, alike on both engines: 教室2 before 教室10, and two that are read alike by
/// what is written. Rooms of one institution are few: they are put in order once they are read.
pub fn room_key(name: &str) -> (String, String) {
    (sort_key(name), name.to_owned())
}

/// Each syllable as wide as any other, in lower-case letters and digits alone, which every collation
/// puts in the same order; characters that sound alike keep together by their own number.
fn key(syllables: &[Syllable]) -> String {
    let following = syllables.iter().skip(1).map(Some).chain([None]);
    let part = |(syllable, next): (&Syllable, Option<&Syllable>)| {
        let own = syllable.written.chars().next().filter(|_| syllable.han).map_or(0, u32::from);
        match number(syllable, next) {
            Some(number) => format!("{number:06}00000"),
            None => format!("{:0<6}{own:05x}", syllable.sound),
        }
    };
    syllables.iter().zip(following).map(part).collect()
}

/// A run of digits, or 一 to 十 where they count grades, classes, groups or courses of training.
fn number(syllable: &Syllable, next: Option<&Syllable>) -> Option<u32> {
    let counts = next.is_some_and(|next| "年级班组期".contains(&next.written));
    match "一二三四五六七八九十".chars().position(|c| syllable.written.chars().eq([c])) {
        Some(position) if counts => u32::try_from(position + 1).ok(),
        _ => syllable.written.parse().ok().filter(|number| *number < 1_000_000),
    }
}

/// Every other sound of a character, as far as it has one.
pub(crate) fn other_sounds(syllable: &Syllable) -> Vec<String> {
    let multi = syllable.written.chars().next().and_then(|c| c.to_pinyin_multi());
    let mut sounds: Vec<String> = Vec::new();
    for sound in multi.into_iter().flatten().take(4).map(|sound| typed(sound.plain())) {
        if syllable.han && sound != syllable.sound && !sounds.contains(&sound) {
            sounds.push(sound);
        }
    }
    sounds
}

fn spelt(text: &str, words: &[(&str, &[&str])]) -> Vec<Syllable> {
    let mut syllables: Vec<Syllable> = Vec::new();
    let mut rest = domain::text::narrow(text).to_lowercase();
    let mut run_ended = true;
    while let Some(c) = rest.chars().next() {
        if let Some((word, sounds)) = words.iter().find(|(word, _)| rest.starts_with(word)) {
            syllables.extend(word.chars().zip(*sounds).map(|(c, sound)| han(c, sound)));
            rest.drain(..word.len());
            run_ended = true;
            continue;
        }
        rest.drain(..c.len_utf8());
        if let Some(sound) = c.to_pinyin() {
            syllables.push(han(c, sound.plain()));
            run_ended = true;
        } else if c.is_alphanumeric() {
            match syllables.last_mut() {
                Some(run)
                    if !run_ended && run.written.ends_with(char::is_numeric) == c.is_numeric() =>
                {
                    run.written.push(c);
                    run.sound.push(c);
                }
                _ => syllables.push(Syllable { written: c.into(), sound: c.into(), han: false }),
            }
            run_ended = false;
        } else {
            run_ended = true;
        }
    }
    syllables
}

fn han(c: char, sound: &str) -> Syllable {
    Syllable { written: c.into(), sound: typed(sound), han: true }
}

/// A sound as it is typed: no keyboard has an ü, so 女 is nv.
fn typed(sound: &str) -> String {
    sound.replace('ü', "v")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sounds(text: &str) -> String {
        syllables(text).into_iter().map(|syllable| syllable.sound).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_of_the_field_are_read_as_people_say_them() {
        assert_eq!(sounds("声乐 A（１２）班"), "sheng yue a 12 ban");
        assert_eq!(sounds("快乐长笛"), "kuai le chang di");
        assert_eq!(sounds("太极拳24式"), "tai ji quan 24 shi");
        assert!(other_sounds(&syllables("行书")[0]).contains(&"hang".to_owned()));
    }

    #[test]
    fn names_are_in_the_order_of_a_dictionary() {
        let subjects = ["八段锦", "长笛", "二胡", "钢琴", "楷书"];
        assert!(subjects.is_sorted_by_key(|name| sort_key(name)));
        let classes = ["楷书一年级（2）班", "楷书一年级（10）班", "楷书二年级", "楷书研修班"];
        assert!(classes.is_sorted_by_key(|name| sort_key(name)));
        let people = ["陈淑芬", "单桂英", "曾志强", "张伟", "章敏"];
        assert!(people.is_sorted_by_key(|name| person_key(name)));
    }

    #[test]
    fn rooms_are_in_the_order_of_their_numbers() {
        let rooms = [
            "2-01 琴房",
            "12 琴房",
            "201",
            "201 琴房",
            "大厅",
            "教室2",
            "教室 10",
            "教室１１",
            "舞蹈室",
        ];
        assert!(rooms.is_sorted_by_key(|name| room_key(name)));
        assert_ne!(room_key("A-1"), room_key("A1"), "two rooms are never the same to the order");
    }

    #[test]
    fn rare_characters_have_a_key_too() {
        assert_ne!(person_key("𬀩㛃䶮"), person_key("𬀩㛃"));
        assert!(person_key("买买提·艾力").is_ascii());
    }
}
