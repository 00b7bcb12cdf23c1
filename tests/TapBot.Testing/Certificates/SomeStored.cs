using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TapBot.Core.Certificates;

namespace TapBot.Testing.Certificates;

/// <summary>What lies ready to be served, in files that a test writes.</summary>
internal static class SomeStored
{
    public static StoredCertificates None(TimeProvider time) => In(time, null);

    public static StoredCertificates In(TimeProvider time, string? acmeFile, params string[] files) => Of(time, new() { Files = [.. files] }, acmeFile);

    public static StoredCertificates InFile(TimeProvider time, string file, params string[] passwords) => Of(time, new() { Files = [file], FilePasswords = [.. passwords] }, null);

    private static StoredCertificates Of(TimeProvider time, CertificatesOptions options, string? acmeFile) =>
        new(Options.Create(options), Options.Create(new StoredOptions { AcmeFile = acmeFile }), time, NullLogger<StoredCertificates>.Instance);
}
