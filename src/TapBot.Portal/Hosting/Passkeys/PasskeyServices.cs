using Microsoft.AspNetCore.Identity;

namespace TapBot.Portal.Hosting.Passkeys;

/// <summary>Registers the passkey ceremonies.</summary>
internal static class PasskeyServices
{
    public static IServiceCollection AddPasskeys(this IServiceCollection services)
    {
        services.AddIdentityCore<PasskeyHolder>().AddUserStore<PasskeyHolderStore>();
        services.AddScoped<IPasskeyHandler<PasskeyHolder>, PasskeyHandler<PasskeyHolder>>();
        services.AddSingleton<CeremonyMemory>();
        services.AddSingleton<PasskeyCeremony>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<PublicOrigins>((options, origins) =>
        {
            options.UserVerificationRequirement = "required"; // so that a passkey is two factors
            options.ResidentKeyRequirement = "required"; // so that nobody has to say first who they are
            options.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && origins.Allows(context.Origin));
        });
        return services;
    }
}
