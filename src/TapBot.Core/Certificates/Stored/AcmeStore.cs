using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace TapBot.Core.Certificates;

/// <summary>What Traefik keeps of ACME (<c>acme.json</c>): the certificates of all its resolvers. Keys stand beside them and are passed over. Pure.</summary>
internal static class AcmeStore
{
    /// <summary>Reads a store; what in it is no certificate is left out.</summary>
    /// <exception cref="JsonException">It is not whole: Traefik is writing it, or it is something else.</exception>
    public static IReadOnlyList<StoredCertificate> Parse(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty)
            return [];
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind is not JsonValueKind.Object)
            throw new JsonException("It is not an object.");
        var all = new List<StoredCertificate>();
        foreach (var resolver in document.RootElement.EnumerateObject())
        {
            if (resolver.Value.ValueKind is not JsonValueKind.Object || !resolver.Value.TryGetProperty("Certificates", out var certificates) || certificates.ValueKind is not JsonValueKind.Array)
                continue;
            all.AddRange(certificates.EnumerateArray().Select(c => Of(resolver.Name, c)).OfType<StoredCertificate>());
        }
        return all;
    }

    private static StoredCertificate? Of(string resolver, JsonElement entry)
    {
        try
        {
            return entry.ValueKind is JsonValueKind.Object && entry.TryGetProperty("certificate", out var certificate) && certificate.TryGetBytesFromBase64(out var pem)
                && StoredFile.First(resolver, Encoding.ASCII.GetString(pem)) is { } found
                ? found with { IsRenewed = true }
                : null;
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or InvalidOperationException)
        {
            return null;
        }
    }
}
