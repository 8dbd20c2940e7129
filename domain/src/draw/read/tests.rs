use super::*;
use crate::draw::FrozenList;

const TEXT: &str = "yinyao-draw\t1\n\
    seed\t10\t掷骰子十次\n\
    offering\t1\t12\t书法一年级（1）班\n\
    share\t1\t4\topen\t新学员\n\
    share\t1\t2\tkept\t本区\n\
    offering\t2\t20\t合唱班\n\
    clash\t1\t2\n\
    application\t00001024\t2\t1:3:first:2\t2:1:again:-\n\
    application\t73110025\t1\t2:1:first:-\n";

fn fault(text: &str) -> Unreadable {
    text.parse::<FrozenList>().unwrap_err()
}

#[test]
fn what_was_read_is_written_the_same() {
    let frozen: FrozenList = TEXT.parse().unwrap();
    let list = frozen.list();
    assert_eq!(list.to_string(), TEXT);
    assert_eq!((list.seed.digits, list.applications[0].wishes[0].lots), (10, 3));
    assert!(list.clash(OfferingNumber(2), OfferingNumber(1)));
    assert!(!list.clash(OfferingNumber(2), OfferingNumber(2)));
}

#[test]
fn two_shares_may_be_for_one_person() {
    let both = TEXT.replacen("1:3:first:2", "1:3:first:1+2", 1);
    let frozen: FrozenList = both.parse().unwrap();
    assert_eq!(frozen.list().applications[0].wishes[0].shares, [1, 2]);
    assert_eq!(frozen.list().to_string(), both);
    let told: Vec<usize> = crate::draw::shares_in(&both, 2).iter().map(Vec::len).collect();
    assert_eq!(told, [2, 0]);
    assert_eq!(crate::draw::shares_in(&both, 1)[0], frozen.list().offerings[0].shares);
}

#[test]
fn whatever_a_list_would_not_write_is_refused_with_its_line() {
    assert_eq!(fault(""), Unreadable { line: 1, fault: Fault::Title });
    let last = "\t1\t2:1:first:-\n";
    for (from, to, line, expected) in [
        ("draw\t1", "draw\t2", 1, Fault::Title),
        ("seed\t10", "seed\t7", 2, Fault::Shape),
        ("seed\t10", "seed\t65", 2, Fault::Shape),
        ("seed\t10", "seed\t010", 2, Fault::Writing),
        ("\t掷骰子十次", "\t", 2, Fault::Shape),
        ("seed\t10\t掷骰子十次\n", "", 2, Fault::Shape),
        ("\t12\t", "\t-12\t", 3, Fault::Shape),
        ("\t12\t", "\t012\t", 3, Fault::Writing),
        ("合唱班", "合\r唱班", 6, Fault::Shape),
        ("合唱班", "合\u{202e}唱班", 6, Fault::Shape),
        ("offering\t2", "offering\t3", 6, Fault::Order),
        ("share\t1\t2", "share\t1\t9", 5, Fault::Shares),
        ("share\t1\t2", "share\t1\t4294967295", 5, Fault::Shares),
        ("kept", "keep", 5, Fault::Shape),
        ("clash\t1\t2", "clash\t2\t1", 7, Fault::Order),
        ("clash\t1\t2", "clash\t1\t3", 7, Fault::Unknown),
        ("00001024", "1024", 8, Fault::Writing),
        ("00001024", "99999999", 9, Fault::Order),
        ("00001024", "00000000", 8, Fault::Shape),
        ("73110025", "100000000", 9, Fault::Shape),
        ("1:3:first:2", "1:3:first:3", 8, Fault::Unknown),
        ("1:3:first:2", "1:3:first:0", 8, Fault::Unknown),
        ("1:3:first:2", "1:3:first:1+3", 8, Fault::Unknown),
        ("1:3:first:2", "1:3:first:2+1", 8, Fault::Order),
        ("1:3:first:2", "1:3:first:2+2", 8, Fault::Order),
        ("1:3:first:2", "1:3:first:1+", 8, Fault::Shape),
        ("1:3:first:2", "1:3:first:+2", 8, Fault::Shape),
        ("1:3:first:2", "1:3:first:1+02", 8, Fault::Writing),
        ("1:3:first:2", "1:3:first:", 8, Fault::Shape),
        ("1:3:first:2", "0:3:first:2", 8, Fault::Unknown),
        ("1:3:first:2", "1:3:first:1,2", 8, Fault::Shape),
        ("1:3:first:2", "1:0:first:2", 8, Fault::Shape),
        ("1:3:first:2", "1:11:first:2", 8, Fault::Shape),
        ("\t2:1:again:-", "\t1:1:again:-", 8, Fault::Order),
        (last, "\t1\t2:1:first:-", 9, Fault::Writing),
        (last, "\t0\t2:1:first:-\n", 9, Fault::Shape),
        (last, "\t1\n", 9, Fault::Shape),
    ] {
        let text = TEXT.replacen(from, to, 1);
        assert_ne!(text, TEXT, "{from}");
        assert_eq!(fault(&text), Unreadable { line, fault: expected }, "{to}");
    }
}

/// What was put together wrongly is no list, before anybody has seen it.
#[test]
fn only_what_can_be_published_is_frozen() {
    let right: FrozenList = TEXT.parse().unwrap();
    let wrong = |change: fn(&mut List)| {
        let mut list = right.list().clone();
        change(&mut list);
        FrozenList::try_from(list).unwrap_err().fault
    };
    assert_eq!(FrozenList::try_from(right.list().clone()).unwrap(), right);
    assert_eq!(wrong(|list| list.offerings[0].shares[0].places = 13), Fault::Shares);
    assert_eq!(
        wrong(|list| list.clashes[0] = (OfferingNumber(2), OfferingNumber(1))),
        Fault::Order
    );
    assert_eq!(wrong(|list| list.applications.swap(0, 1)), Fault::Order);
    assert_eq!(wrong(|list| list.applications[1].wanted = 0), Fault::Shape);
    let twice = |list: &mut List| {
        let wish = list.applications[1].wishes[0].clone();
        list.applications[1].wishes.push(wish);
    };
    assert_eq!(wrong(twice), Fault::Order);
    assert_eq!(
        wrong(|list| list.offerings[1].name = "合唱\noffering\t3\t9\t二胡".into()),
        Fault::Writing
    );
    assert_eq!(wrong(|list| list.offerings[1].name.push('\r')), Fault::Writing);
}
