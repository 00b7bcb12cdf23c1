namespace TapBot.Core.Certificates;

/// <summary>A certificate that lies ready to be served. Never its key.</summary>
/// <param name="Store">Where it lies: a resolver of Traefik, or a file.</param>
/// <param name="Names">The names it is for.</param>
/// <param name="NotBefore">When it begins, UTC.</param>
/// <param name="NotAfter">When it ends, UTC.</param>
/// <param name="Fingerprint">SHA-256 of it, hexadecimal.</param>
/// <param name="IsRenewed">True when whoever keeps it there renews it in time.</param>
internal sealed record StoredCertificate(string Store, IReadOnlyList<string> Names, DateTimeOffset NotBefore, DateTimeOffset NotAfter, string Fingerprint, bool IsRenewed = false)
{
    /// <summary>True when it is for the name, by itself or by a wildcard.</summary>
    public bool IsFor(string name) => Names.Any(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase) || IsBelow(n, name));

    private static bool IsBelow(string pattern, string name) =>
        pattern.StartsWith("*.", StringComparison.Ordinal) && name.IndexOf('.') is > 0 and var dot && name.AsSpan(dot).Equals(pattern.AsSpan(1), StringComparison.OrdinalIgnoreCase);
}
