extension Vocabulary {
    /// The terms of the Dublin Core Metadata Initiative.
    static let dublinCoreTerms = Vocabulary(
        prefix: "dcterms",
        namespaces: ["http://purl.org/dc/terms/"],
        table: """
            @any          alternative       *  anything-inline
            @any          abstract          *  anything-inline
            @any          accessRights      *  anything-inline
            @any          accrualMethod  *  anything-inline
            @any          accrualPeriodicity  *  anything-inline
            @any          accrualPolicy  *  anything-inline
            @any          instructionalMethod  *  anything-inline
            @any          date  *  anything-inline
            @any          format  *  anything-inline
            @any          relation  *  anything-inline
            @any          coverage  *  anything-inline
            @any          audience          *  anything-inline
            @any          available         *  anything-inline
            @any          bibliographicCitation * anything-inline
            @any          conformsTo        *  anything-inline
            @any          contributor       *  anything-inline
            @any          created           *  anything-inline
            @any          creator           *  anything-inline
            @any          dateAccepted      *  anything-inline
            @any          dateCopyrighted   *  anything-inline
            @any          dateSubmitted     *  anything-inline
            @any          description       *  anything-inline
            @any          educationLevel    *  anything-inline
            @any          extent            *  anything-inline
            @any          hasFormat         *  anything-inline
            @any          hasPart           *  anything-inline
            @any          hasVersion        *  anything-inline
            @any          identifier        *  anything-inline
            @any          isFormatOf        *  anything-inline
            @any          isPartOf          *  anything-inline
            @any          isReferencedBy    *  anything-inline
            @any          isReplacedBy      *  anything-inline
            @any          isRequiredBy      *  anything-inline
            @any          issued            *  anything-inline
            @any          isVersionOf       *  anything-inline
            @any          language          *  anything-inline
            @any          license           *  anything-inline
            @any          mediator          *  anything-inline
            @any          medium            *  anything-inline
            @any          modified          *  anything-inline
            @any          provenance        *  anything-inline
            @any          publisher         *  anything-inline
            @any          references        *  anything-inline
            @any          replaces          *  anything-inline
            @any          requires          *  anything-inline
            @any          rights            *  anything-inline
            @any          rightsHolder      *  anything-inline
            @any          source            *  anything-inline
            @any          spatial           *  anything-inline
            @any          subject           *  anything-inline
            @any          tableOfContents   *  anything-inline
            @any          temporal          *  anything-inline
            @any          title             *  anything-inline
            @any          type              *  anything-inline
            @any          valid             *  anything-inline
            """
    )
}
