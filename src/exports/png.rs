//! A small picture as PNG within an SVG: the colours of a field.
//!
//! A field has few cells and is written once, so its pixels are stored, not compressed (RFC 1950, 1951),
//! each as the number of its colour in a palette where 256 do (PNG, ISO/IEC 15948).

/// Pixels, red, green, blue and opacity, row by row from above, as a PNG in a `data:` address; the
/// opacity is left out. Nothing where there are no whole rows.
pub fn data_address(pixels: &[u8], columns: usize) -> Option<String> {
    let colours: Vec<[u8; 3]> = pixels.chunks_exact(4).map(|p| [p[0], p[1], p[2]]).collect();
    if columns == 0 || colours.is_empty() || !colours.len().is_multiple_of(columns) {
        return None;
    }
    let mut palette: Vec<[u8; 3]> = colours.clone();
    palette.sort_unstable();
    palette.dedup();
    let few = palette.len() <= 256;
    let mut scan_lines = Vec::new();
    for row in colours.chunks_exact(columns) {
        // Each row says how it is filtered: not at all.
        scan_lines.push(0);
        for colour in row {
            if few {
                scan_lines.push(palette.binary_search(colour).unwrap_or(0) as u8);
            } else {
                scan_lines.extend(colour);
            }
        }
    }
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut header = (columns as u32).to_be_bytes().to_vec();
    header.extend(((colours.len() / columns) as u32).to_be_bytes());
    header.extend([8, if few { 3 } else { 2 }, 0, 0, 0]);
    chunk(&mut png, b"IHDR", &header);
    if few {
        chunk(&mut png, b"PLTE", palette.as_flattened());
    }
    chunk(&mut png, b"IDAT", &stored(&scan_lines));
    chunk(&mut png, b"IEND", &[]);
    Some(format!("data:image/png;base64,{}", base64(&png)))
}

fn chunk(png: &mut Vec<u8>, name: &[u8; 4], data: &[u8]) {
    png.extend((data.len() as u32).to_be_bytes());
    let start = png.len();
    png.extend(name);
    png.extend(data);
    let sum = png.get(start..).map_or(0, crc);
    png.extend(sum.to_be_bytes());
}

/// The check of a chunk (CRC-32).
fn crc(data: &[u8]) -> u32 {
    !data.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 }
        })
    })
}

/// Data in the format of zlib, stored as it is.
fn stored(data: &[u8]) -> Vec<u8> {
    let mut zlib = vec![0x78, 0x01];
    let blocks = data.chunks(0xffff);
    let last = blocks.len().saturating_sub(1);
    for (index, block) in blocks.enumerate() {
        let length = block.len() as u16;
        zlib.push(u8::from(index == last));
        zlib.extend(length.to_le_bytes());
        zlib.extend((!length).to_le_bytes());
        zlib.extend(block);
    }
    let (mut a, mut b) = (1_u32, 0_u32);
    for byte in data {
        a = (a + u32::from(*byte)) % 65521;
        b = (b + a) % 65521;
    }
    zlib.extend((b << 16 | a).to_be_bytes());
    zlib
}

/// Bytes in base64 (RFC 4648).
fn base64(data: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(data.len().div_ceil(3) * 4);
    for three in data.chunks(3) {
        let byte = |index: usize| three.get(index).map_or(0, |byte| u32::from(*byte));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            text.push(if place <= three.len() { char::from(letter) } else { '=' });
        }
    }
    text
}
