using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Operations;
using TapBot.Core.Settings;

namespace TapBot.Core.Certificates;

/// <summary>Registers the room.</summary>
public static class CertificatesSetup
{
    /// <summary>Adds the endpoints of the configuration, of administrators and of containers: their certificates, judged and watched.</summary>
    public static IServiceCollection AddCertificates(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<CertificatesOptions>, CertificatesOptionsCheck>();
        services.AddSettings<CertificatesOptions>(CertificatesOptions.Section);
        services.AddSettings<StoredOptions>(StoredOptions.Section);
        services.AddSingleton<StoredCertificates>();
        services.AddHostedService(s => s.GetRequiredService<StoredCertificates>());
        services.AddSingleton<CertificateBroadcast>();
        services.AddSingleton<IDialler, Dialler>();
        services.AddSingleton<Reach>();
        services.AddSingleton<GuardedFetch>();
        services.AddSingleton<CrlCache>();
        services.AddSingleton<RevocationCheck>();
        services.AddSingleton<TrustedRoots>();
        services.AddSingleton<ICertificateProbe, CertificateProbe>();
        services.AddSingleton<IPortGreeting, TlsPortGreeting>();
        AddSources(services);
        services.AddSingleton<CertificateWatch>();
        services.AddHostedService(s => s.GetRequiredService<CertificateWatch>());
        services.AddSingleton(s => new CertificateReader(s.GetRequiredService<AccessGuard>(), s.GetRequiredService<CertificateBroadcast>()));
        services.AddSingleton<IOperationHandler<CheckCertificate>, CheckCertificateHandler>();
        services.AddSingleton<IOperationHandler<CheckAllCertificates>, CheckAllCertificatesHandler>();
        services.AddSingleton<IOperationHandler<ListCiphers>, ListCiphersHandler>();
        services.AddSingleton<IOperationHandler<AddEndpoint>, AddEndpointHandler>();
        services.AddSingleton<IOperationHandler<ForgetEndpoint>, ForgetEndpointHandler>();
        return services;
    }

    /// <summary>Each is one of <see cref="ICertificateSource"/>; a further one needs no more than a line here.</summary>
    private static void AddSources(IServiceCollection services)
    {
        services.AddSingleton<EndpointRegister>();
        services.AddSingleton<ContainerEndpoints>();
        services.AddHostedService(s => s.GetRequiredService<ContainerEndpoints>());
        services.AddSingleton<ICertificateSource, ConfiguredEndpoints>();
        services.AddSingleton<ICertificateSource>(s => s.GetRequiredService<EndpointRegister>());
        services.AddSingleton<ICertificateSource>(s => s.GetRequiredService<ContainerEndpoints>());
        services.AddSingleton<RouterEndpoints>();
        services.AddHostedService(s => s.GetRequiredService<RouterEndpoints>());
        services.AddSingleton<ICertificateSource>(s => s.GetRequiredService<RouterEndpoints>());
    }
}
