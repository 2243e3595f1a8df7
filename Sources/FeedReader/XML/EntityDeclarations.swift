import CLibXML2

/// A document type that declares the character entities of HTML 4, as libxml2 knows them, and nothing else.
enum EntityDeclarations {
    static let documentType: [UInt8] = {
        var text = "<!DOCTYPE feed ["
        let predefined: Set<UInt32> = [34, 38, 39, 60, 62]
        for value in UInt32(160)...9830 where !predefined.contains(value) {
            guard let entity = htmlEntityValueLookup(value), let name = entity.pointee.name else { continue }
            text += "<!ENTITY \(String(cString: name)) \"&#\(value);\">"
        }
        text += "]>"
        return Array(text.utf8)
    }()
}
