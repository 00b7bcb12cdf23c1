using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Tls;

namespace TapBot.Core.Certificates;

/// <summary>
/// The first message of a TLS client (RFC 5246, 7.4.1.2; RFC 8446, 4.1.2), written by hand: it offers suites that no library speaks any more. Nobody goes on from there, so nothing of it has to be
/// remembered.
/// </summary>
internal static class ClientHello
{
    private const int Newest = 0x0303; // TLS 1.3 calls itself 1.2 here, and says what it is in an extension

    /// <summary>x25519, the curves of NIST, finite fields.</summary>
    private static readonly int[] Groups = [0x001d, 0x0017, 0x0018, 0x0019, 0x0100, 0x0101];

    /// <summary>ECDSA, EdDSA, RSA in both paddings, with SHA-1 and DSA at the end.</summary>
    private static readonly int[] Signatures = [0x0403, 0x0503, 0x0603, 0x0807, 0x0808, 0x0804, 0x0805, 0x0806, 0x0809, 0x080a, 0x080b, 0x0401, 0x0501, 0x0601, 0x0203, 0x0201, 0x0402, 0x0202];

    /// <summary>The message as it goes over the wire.</summary>
    /// <param name="version">The one version that is spoken.</param>
    /// <param name="suites">The suites that are offered.</param>
    /// <param name="serverName">The name that is asked for; null for none.</param>
    public static byte[] Write(ProtocolVersion version, IReadOnlyCollection<int> suites, string? serverName)
    {
        var isNew = version.Equals(ProtocolVersion.TLSv13);
        var body = Join(
            Two(Math.Min(version.FullVersion, Newest)),
            RandomNumberGenerator.GetBytes(32),
            Sized(1, isNew ? RandomNumberGenerator.GetBytes(32) : []),
            Sized(2, All(suites)),
            [1, 0], // no compression
            Sized(2, Join(NameOf(serverName), Extension(10, Sized(2, All(Groups))), Extension(11, [1, 0]), Extension(13, Sized(2, All(Signatures))), Extension(0xff01, [0]), isNew ? OfThree() : [])));
        return Join([22, 3, 1], Sized(2, Join([1], Sized(3, body))));
    }

    /// <summary>The version, a share of a key that nobody has, and how a session would be taken up again.</summary>
    private static byte[] OfThree() => Join(Extension(43, [2, 3, 4]), Extension(51, Sized(2, Join(Two(Groups[0]), Sized(2, RandomNumberGenerator.GetBytes(32))))), Extension(45, [1, 1]));

    private static byte[] NameOf(string? name) => name is null ? [] : Extension(0, Sized(2, Join([0], Sized(2, Encoding.ASCII.GetBytes(name)))));

    private static byte[] Extension(int kind, byte[] content) => Join(Two(kind), Sized(2, content));

    private static byte[] All(IEnumerable<int> numbers) => [.. numbers.SelectMany(Two)];

    private static byte[] Two(int number) => [(byte)(number >> 8), (byte)number];

    private static byte[] Sized(int width, byte[] content) => [.. Enumerable.Range(1, width).Select(i => (byte)(content.Length >> (8 * (width - i)))), .. content];

    private static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(p => p)];
}
