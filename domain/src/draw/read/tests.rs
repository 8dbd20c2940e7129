use super::*;

const TEXT: &str = "yinyao-draw\t1\n\
    offering\t1\t12\t书法一年级（1）班\n\
    share\t1\t4\topen\t新学员\n\
    share\t1\t2\tkept\t本区\n\
    offering\t2\t20\t合唱班\n\
    clash\t1\t2\n\
    application\t00001024\t2\t1:3:first:1,2\t2:1:again:-\n\
    application\t73110025\t1\t2:1:first:-\n";

fn fault(text: &str) -> Unreadable {
    text.parse::<List>().unwrap_err()
}

#[test]
fn what_was_read_is_written_the_same() {
    let list: List = TEXT.parse().unwrap();
    assert_eq!(list.to_string(), TEXT);
    assert_eq!(list.applications[0].wishes[0].lots, 3);
    assert!(list.clash(OfferingNumber(2), OfferingNumber(1)));
    assert!(!list.clash(OfferingNumber(2), OfferingNumber(2)));
}

#[test]
fn whatever_a_list_would_not_write_is_refused_with_its_line() {
    assert_eq!(fault(""), Unreadable { line: 1, fault: Fault::Title });
    for (from, to, line, expected) in [
        ("draw\t1", "draw\t2", 1, Fault::Title),
        ("\t12\t", "\t-12\t", 2, Fault::Shape),
        ("\t12\t", "\t012\t", 2, Fault::Writing),
        ("offering\t2", "offering\t3", 5, Fault::Order),
        ("share\t1\t2", "share\t1\t9", 4, Fault::Shares),
        ("kept", "keep", 4, Fault::Shape),
        ("clash\t1\t2", "clash\t2\t1", 6, Fault::Order),
        ("clash\t1\t2", "clash\t1\t3", 6, Fault::Unknown),
        ("00001024", "1024", 7, Fault::Writing),
        ("00001024", "99999999", 8, Fault::Order),
        ("1:3:first:1,2", "1:3:first:1,3", 7, Fault::Unknown),
        ("1:3:first:1,2", "1:3:first:2,1", 7, Fault::Order),
        ("1:3:first:1,2", "1:0:first:1,2", 7, Fault::Shape),
        ("1:3:first:1,2", "1:11:first:1,2", 7, Fault::Shape),
        ("\t2:1:again:-", "\t1:1:again:-", 7, Fault::Order),
        ("\t1\t2:1:first:-\n", "\t1\t2:1:first:-", 8, Fault::Writing),
        ("\t1\t2:1:first:-\n", "\t0\t2:1:first:-\n", 8, Fault::Shape),
        ("\t1\t2:1:first:-\n", "\t1\t2:1:first:-\r\n", 8, Fault::Shape),
        ("\t1\t2:1:first:-\n", "\t1\n", 8, Fault::Shape),
    ] {
        let text = TEXT.replacen(from, to, 1);
        assert_ne!(text, TEXT, "{from}");
        assert_eq!(fault(&text), Unreadable { line, fault: expected }, "{to}");
    }
}
