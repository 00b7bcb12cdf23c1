using TapBot.Core.Access;
using TapBot.Core.Monitoring;
using TapBot.Portal.Shell;
using TapBot.Portal.Shell.Commands;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Certificates;

/// <summary>Registers the page of certificates.</summary>
public static class CertificatesFeature
{
    /// <summary>Adds the entry in the rail and the entries of the palette.</summary>
    public static IServiceCollection AddCertificatesFeature(this IServiceCollection services)
    {
        services.AddSingleton(new NavigationEntry("certificates", Icons.Certificates, PortalUrls.Certificates(), Permission.See, static lights => lights.WorstOf(LightKind.Certificate)));
        services.AddSingleton<IPaletteSource, CertificatesPalette>();
        return services;
    }
}
