using System.Net;
using System.Net.Security;
using Org.BouncyCastle.Tls;
using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>
/// Finds out which cipher suites are accepted: offers all, takes away what the server chose, and offers the rest again until it refuses. One connection for each, and nothing but the first message
/// of both sides is sent.
/// </summary>
internal sealed class CipherProbe(Reach reach, TimeProvider time)
{
    /// <summary>No more are found under one version of TLS.</summary>
    public const int MostPerVersion = 64;

    private const byte Handshake = 22, Alert = 21, Warning = 1, CloseNotify = 0;
    private const int LongestRecord = (1 << 14) + 2048, LongestAnswer = 1 << 16, FirstOfThree = 0x1301, LastOfThree = 0x1305;
    private static readonly TimeSpan Whole = TimeSpan.FromSeconds(60), Patience = TimeSpan.FromSeconds(5);

    /// <summary>What only those can agree on who share a secret beforehand.</summary>
    private static readonly string[] Shared = ["PSK", "SRP", "KRB5", "ECCPWD"];

    private static readonly IReadOnlyList<int> Three = [.. Enumerable.Range(FirstOfThree, LastOfThree - FirstOfThree + 1)];

    private static readonly IReadOnlyList<int> Older =
    [
        .. from suite in Enum.GetValues<TlsCipherSuite>()
           let name = suite.ToString()
           where name.Contains("_WITH_", StringComparison.Ordinal) && suite is not TlsCipherSuite.TLS_NULL_WITH_NULL_NULL && !Array.Exists(Shared, s => name.Contains(s, StringComparison.Ordinal))
           orderby (int)suite descending
           select (int)suite,
    ];

    /// <summary>Looks once; whatever goes wrong is in the result.</summary>
    public async Task<CipherLook> LookAsync(CertificateTarget target, CancellationToken cancellationToken)
    {
        using var budget = new ProbeBudget(Whole, time, cancellationToken);
        try
        {
            var address = await budget.WithinAsync(Patience, async token =>
            {
                var (stream, reached) = await reach.ConnectAsync(target.Endpoint, target.MayReach, token);
                await stream.DisposeAsync();
                return reached;
            });
            var versions = new List<CipherVersion>();
            foreach (var version in TlsVersions.All.Reverse())
                versions.Add(await LookAsync(target.Endpoint, address, version, budget));
            return new CipherLook(time.GetUtcNow(), [.. versions.Where(v => v.Suites.Count > 0 || !v.IsWhole)]);
        }
        catch (ConnectException failed)
        {
            return new CipherLook(time.GetUtcNow(), [], failed.Reason);
        }
    }

    private async Task<CipherVersion> LookAsync(CertificateEndpoint endpoint, IPAddress address, ProtocolVersion version, ProbeBudget budget)
    {
        var (left, accepted) = (new List<int>(version.Equals(ProtocolVersion.TLSv13) ? Three : Older), new List<string>());
        var isWhole = true;
        try
        {
            while (left.Count > 0 && await budget.WithinAsync(Patience, token => OfferAsync(endpoint, address, version, left, token)) is { } chosen)
            {
                // A server that chooses what nobody offered would go on for ever.
                isWhole = left.Remove(chosen) && accepted.Count < MostPerVersion;
                if (!isWhole)
                    break;
                accepted.Add(CipherSuiteName.Of(chosen));
            }
        }
        catch (ConnectException)
        {
            isWhole = false;
        }
        return new CipherVersion(TlsVersions.NameOf(version), accepted, isWhole);
    }

    /// <summary>The suite that the server chooses; null when it wants none of them, or not this version.</summary>
    private async Task<int?> OfferAsync(CertificateEndpoint endpoint, IPAddress address, ProtocolVersion version, IReadOnlyCollection<int> suites, CancellationToken cancellationToken)
    {
        await using var stream = await reach.ConnectToAsync(address, endpoint.Port, cancellationToken);
        try
        {
            await stream.WriteAsync(ClientHello.Write(version, suites, endpoint.IsAddress ? null : endpoint.Name), cancellationToken);
            return await HearAsync(stream, cancellationToken) is { } hello && hello.Version == version.FullVersion ? hello.Suite : null;
        }
        catch (IOException)
        {
            return null; // some close the connection instead of saying no
        }
    }

    /// <summary>What the server chooses; null when it wants none of what was offered. A warning before the answer is no refusal.</summary>
    internal static async Task<ServerHello?> HearAsync(Stream stream, CancellationToken cancellationToken)
    {
        var (head, heard) = (new byte[5], new MemoryStream());
        while (heard.Length < LongestAnswer)
        {
            if (await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken) < head.Length)
                return null;
            var length = (head[3] << 8) | head[4];
            if (head[0] is not (Handshake or Alert) || length is 0 or > LongestRecord)
                throw new ConnectException(Phrase.Of("certificates.trouble.notTls"));
            var record = new byte[length];
            await stream.ReadExactlyAsync(record, cancellationToken);
            if (head[0] == Alert && record is [Warning, not CloseNotify])
                continue; // such as that the name is not known; the answer comes behind it
            if (head[0] == Alert)
                return null;
            heard.Write(record);
            if (IsWhole(heard.GetBuffer().AsSpan(0, (int)heard.Length)))
                return ServerHello.Parse(heard.GetBuffer().AsSpan(0, (int)heard.Length));
        }
        return null;
    }

    /// <summary>Before the message stand its kind and its length in three bytes.</summary>
    private static bool IsWhole(ReadOnlySpan<byte> heard) => heard.Length >= 4 && heard.Length - 4 >= (heard[1] << 16 | heard[2] << 8 | heard[3]);
}
