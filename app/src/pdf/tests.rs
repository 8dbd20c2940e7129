//! Papers are read again: their text, their pages, and what the font lacks.

use lopdf::Document;

use super::*;

fn paper(blocks: Vec<Block>) -> Paper {
    let (language, title) = (Language::Chinese, "学习证明".to_owned());
    Paper { language, title, sheet: Sheet::A4, blocks }
}

/// The text of each page.
fn read(paper: &Paper) -> Vec<String> {
    let bytes = paper.pdf().unwrap();
    assert!(bytes.starts_with(b"%PDF-"), "no PDF");
    let document = Document::load_mem(&bytes).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    pages.iter().map(|page| document.extract_text(&[*page]).unwrap()).collect()
}

#[test]
fn chinese_is_read_again_and_rare_names_with_it() {
    let facts =
        vec![("姓名".to_owned(), "王𬀩㛃䶮".to_owned()), ("编号".to_owned(), "000123".to_owned())];
    let pages = read(&paper(vec![Block::Facts(facts), Block::Key("1234 5678 9012 3456".into())]));
    assert_eq!(pages.len(), 1);
    for told in ["学习证明", "姓名", "王𬀩㛃䶮", "000123", "1234 5678 9012 3456", "1 / 1"]
    {
        assert!(pages[0].contains(told), "{told} in {:?}", pages[0]);
    }
    assert!(!pages[0].contains('〓'));
}

#[test]
fn a_character_that_the_font_lacks_is_never_left_out_silently() {
    assert_eq!(lacking("𠮷田𠮷 王兰"), ['𠮷']);
    let pages = read(&paper(vec![Block::Text("𠮷田".into())]));
    assert!(pages[0].contains("〓田"), "{:?}", pages[0]);
    assert!(pages[0].contains("U+20BB7"), "{:?}", pages[0]);
}

#[test]
fn a_long_table_has_its_headings_and_a_number_on_each_page() {
    let rows = (1..=200).map(|row| vec![row.to_string(), format!("第{row}人")]).collect();
    let table = Table { headings: vec!["行号".into(), "姓名".into()], rows, boxes: 0 };
    let pages = read(&paper(vec![Block::Table(table)]));
    assert!(pages.len() > 4, "{} pages", pages.len());
    for (page, number) in pages.iter().zip(1..) {
        assert!(page.contains("行号"), "{page}");
        assert!(page.contains(&format!("{number} / {}", pages.len())), "{page}");
    }
    assert!(pages[0].contains("第1人") && pages.concat().contains("第200人"));
}

#[test]
fn only_what_is_used_of_the_font_goes_into_the_file() {
    let bytes = paper(vec![Block::Text("王桂兰".into())]).pdf().unwrap();
    assert!(bytes.len() < 60_000, "{} bytes", bytes.len());
    assert!(bytes.windows(10).any(|part| part == b"/FontFile2"), "the font is embedded");
}

#[test]
fn a_row_longer_than_a_page_goes_on_on_the_next() {
    let long = "记一段很长的话。".repeat(800);
    let table = Table { headings: vec!["备注".into()], rows: vec![vec![long.clone()]], boxes: 0 };
    let pages = read(&paper(vec![Block::Table(table)]));
    assert!(pages.len() > 2);
    let said = pages.concat().matches("很长").count();
    assert!(said > 700, "{said}");
}

#[test]
fn each_letter_has_a_page_with_its_address_in_the_window_and_no_foot() {
    let letter = |name: &str| {
        Block::Letter(Letter {
            house: "银杏区老年大学 银杏路1号".into(),
            to: vec!["银杏路9号".into(), format!("{name} 收")],
            body: vec![format!("{name}："), "课改到下周。".into()],
            end: vec!["银杏区老年大学".into()],
        })
    };
    let letters = paper(vec![letter("陈淑芬"), letter("林国强")]);
    let pages = read(&letters);
    assert_eq!(pages.len(), 2);
    assert!(pages[0].contains("陈淑芬 收") && pages[1].contains("林国强："), "{pages:?}");
    assert!(!pages[0].contains("学习证明") && !pages[0].contains("1 / 2"), "{pages:?}");
    let at = |marks: &[layout::Mark]| {
        marks.iter().find_map(|mark| match mark {
            layout::Mark::Text { y, text, .. } if text.contains("银杏路9号") => Some(*y),
            _ => None,
        })
    };
    let millimetres = at(&layout::pages(&letters, &letters.blocks)[1]).unwrap() * 25.4 / 72.0;
    assert!((45.0..60.0).contains(&millimetres), "{millimetres} mm from the top");
}

#[test]
fn a_code_to_scan_is_drawn_beside_its_words() {
    let address = "https://yinyao.example/certificates/check".to_owned();
    let words = "手机扫一扫".to_owned();
    let scan = paper(vec![Block::Scan { address: address.clone(), words }]);
    let pages = layout::pages(&scan, &scan.blocks);
    let squares = pages[0].iter().filter(|mark| matches!(mark, layout::Mark::Rule { .. })).count();
    let (_, runs) = crate::components::qr::dark_runs(&address).unwrap();
    assert_eq!(squares, runs.len());
    assert!(read(&scan)[0].contains("手机扫一扫"));
}
