using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TapBot.Core.Certificates;

namespace TapBot.Testing.Certificates;

/// <summary>What lies ready to be served, in files that a test writes.</summary>
internal static class SomeStored
{
    public static StoredCertificates None(TimeProvider time) => In(time, null);

    public static StoredCertificates In(TimeProvider time, string? acmeFile, params string[] files) =>
        new(Options.Create(new CertificatesOptions { Files = [.. files] }), Options.Create(new StoredOptions { AcmeFile = acmeFile }), time, NullLogger<StoredCertificates>.Instance);
}
