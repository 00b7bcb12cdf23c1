using TapBot.Core.Access;
using TapBot.Core.Certificates;
using TapBot.Core.Operations;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;
using TapBot.Portal.Shell.Commands;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Certificates;

/// <summary>Certificates in the palette: opening each, checking each or all, adding one.</summary>
internal sealed class CertificatesPalette(CertificateReader reader, OperationCatalog catalog, AccessGuard guard, Texts texts) : IPaletteSource
{
    public async ValueTask<IReadOnlyList<PaletteEntry>> EntriesAsync(Actor actor, CancellationToken cancellationToken)
    {
        var rights = await guard.RightsOfAsync(actor, cancellationToken);
        var entries = (await reader.GetAsync(actor, cancellationToken)).SelectMany(c => Of(c, rights)).ToList();
        if (rights.Allows(Permission.CheckCertificates, Scope.Portal))
            entries.Add(new("certificates:check", texts[catalog.Of(new CheckAllCertificates()).Name], Icons.Certificates) { Also = "tls ssl certificates", Operation = new CheckAllCertificates(), Order = 3 });
        if (rights.Allows(Permission.Administer, Scope.Portal))
            entries.Add(new("certificates:new", texts["certificates.add"], Icons.Certificates) { Also = "tls ssl certificate https", Href = PortalUrls.NewCertificate(), Order = 9 });
        return entries;
    }

    private IEnumerable<PaletteEntry> Of(WatchedCertificate certificate, Rights rights)
    {
        var endpoint = certificate.Endpoint;
        yield return new($"certificate:{endpoint}", endpoint.Shown, Icons.Certificates) { Note = CertificateWords.Verdict(texts, certificate), Also = "tls ssl certificate", Href = PortalUrls.Certificate(endpoint), Order = 1 };
        if (rights.Allows(Permission.CheckCertificates, certificate.Scope))
            yield return new($"check:{endpoint}", texts.Of("certificates.palette.check", endpoint.Shown), Icons.Certificates) { Also = "tls ssl certificate", Operation = new CheckCertificate(endpoint), Order = 3 };
    }
}
