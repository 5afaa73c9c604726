//! `previews <folder of the build> <folder of pictures kept> [base address]`

use std::path::Path;

use anyhow::{Result, bail};

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [dist, kept] => previews::write(Path::new(dist), Path::new(kept), None),
        [dist, kept, base] => previews::write(Path::new(dist), Path::new(kept), Some(base)),
        _ => bail!("previews <folder of the build> <folder of pictures kept> [base address]"),
    }
}
