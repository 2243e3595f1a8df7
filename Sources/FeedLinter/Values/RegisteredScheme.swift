/// URI schemes of IANA's registry that are met in feeds.
enum RegisteredScheme {
    static let all: Set<String> = Set(
        """
        about acct afp aim apt at attachment bitcoin blob callto cid coap coaps content cvs data dat dav dict dns dtn \
        facetime file finger ftp geo git gopher gtalk h323 http https hxxp iax icap im imap info ipfs ipn ipns ipp \
        irc irc6 ircs iris jabber jar ldap ldaps magnet mailto maps market matrix message mid mms modem msnim mtqp \
        mumble mupdate nfs ni nih nntp nostr opaquelocktoken openid pack paparazzi payto pop pres prospero redis rmi \
        rsync rtmp rtsp rtsps secondlife service session sftp sgn shttp sip sips skype sms smb snews snmp \
        soap.beep soap.beeps spotify ssh steam stun stuns svn swh tag teamspeak tel teliaeid telnet tftp thismessage \
        tip tn3270 tv turn turns udp unreal urn ut2004 vemmi view-source vnc wais web+ap webcal wpid ws wss xcon \
        xmlrpc.beep xmlrpc.beeps xmpp xri ymsgr z39.50r z39.50s
        """
        .split(separator: " ").map(String.init)
    )
}
