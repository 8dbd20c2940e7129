//! A name as strangers may see it: enough for whoever knows the person, too little for anybody else.

/// What stands for a character that is not shown.
const HIDDEN: char = '＊';

/// 王＊兰, 王＊, 欧＊＊华: the first character, and the last where there are three at least.
pub fn masked(name: &str) -> String {
    // What chooses the form of a character belongs to it.
    let belongs = |c: char| matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}');
    let shown: Vec<char> = name.chars().filter(|c| !belongs(*c)).collect();
    let last = shown.len().saturating_sub(1);
    let mask = |(place, c): (usize, &char)| {
        if place == 0 || (place == last && last >= 2) { *c } else { HIDDEN }
    };
    shown.iter().enumerate().map(mask).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_name_shows_its_ends_alone() {
        for (name, shown) in [
            ("王桂兰", "王＊兰"),
            ("王兰", "王＊"),
            ("王", "王"),
            ("欧阳建华", "欧＊＊华"),
            ("𬀩㛃䶮", "𬀩＊䶮"),
            ("", ""),
        ] {
            assert_eq!(masked(name), shown, "{name}");
        }
        assert!(!masked("阿依古丽·买买提").contains("依古丽"));
        assert_eq!(masked("葛\u{e0100}兰"), "葛＊");
    }
}
