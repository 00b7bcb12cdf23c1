using Org.BouncyCastle.Tls;

namespace TapBot.Core.Certificates;

/// <summary>The versions of TLS that are tried, and what they are called.</summary>
internal static class TlsVersions
{
    /// <summary>Oldest first.</summary>
    public static readonly IReadOnlyList<ProtocolVersion> All = [ProtocolVersion.TLSv10, ProtocolVersion.TLSv11, ProtocolVersion.TLSv12, ProtocolVersion.TLSv13];

    /// <summary>What people call it.</summary>
    public static string NameOf(ProtocolVersion version) =>
        version.Equals(ProtocolVersion.TLSv13) ? "TLS 1.3" : version.Equals(ProtocolVersion.TLSv12) ? "TLS 1.2" : version.Equals(ProtocolVersion.TLSv11) ? "TLS 1.1" : version.Equals(ProtocolVersion.TLSv10) ? "TLS 1.0" : version.ToString();

    /// <summary>True for those that browsers have given up (RFC 8996).</summary>
    public static bool IsOld(string name) => name is "TLS 1.0" or "TLS 1.1";
}
