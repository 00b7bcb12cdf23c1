using System.Reflection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TapBot.Core.Settings;
using TapBot.Core.Storage;

namespace TapBot.Core.Access;

/// <summary>Adds people, sessions, tokens and rights.</summary>
public static class AccessRegistration
{
    /// <summary>PBKDF2-HMAC-SHA512 rounds (OWASP password storage cheat sheet, 2025); older hashes are renewed at the next sign-in.</summary>
    private const int HashRounds = 220_000;

    /// <summary>Adds <see cref="AccessGuard"/>, <see cref="People"/>, <see cref="SignInDoor"/>, <see cref="SetupDoor"/>, <see cref="Sessions"/> and <see cref="ApiTokens"/>; needs storage, audit and an <see cref="ISecretBox"/>.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddSettings<AccessOptions>("TapBot:Access");
        AddAccounts(services);
        services.AddSingleton<ScreenRights>();
        services.AddSingleton<IRightsStore, RightsStore>();
        services.AddSingleton(provider => new AccessGuard(provider.GetRequiredService<IRightsStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SignInLimiter>();
        services.AddSingleton<PasswordCheck>();
        services.AddSingleton<IStepUpStore, StepUpStore>();
        services.AddSingleton<CodeLimiter>();
        services.AddSingleton<CodeCheck>();
        services.AddSingleton<Entrance>();
        AddOpaque<StepUp>(services);
        AddOpaque<ConfirmDoor>(services);
        AddOpaque<PasswordChange>(services);
        AddOpaque<SecondFactors>(services);
        services.AddSingleton<ProviderGrants>();
        AddOpaque<ProviderDoor>(services);
        AddOpaque<ProviderLinks>(services);
        AddOpaque<Passkeys>(services);
        AddOpaque<Sessions>(services);
        AddOpaque<AllSessions>(services);
        AddOpaque<ApiTokens>(services);
        AddOpaque<SignInDoor>(services);
        AddOpaque<SetupDoor>(services);
        AddOpaque<AdministratorReset>(services);
        services.AddSingleton<PeopleReader>();
        services.AddSingleton<AccessChange>();
        AddOpaque<People>(services);
        AddOpaque<TokenRegister>(services);
        services.AddSingleton<Pairings>();
        AddOpaque<ScreenDoor>(services);
        AddOpaque<ScreenRegister>(services);
        AddOpaque<AuditReader>(services);
        return services;
    }

    /// <summary>The type is public and its making is not: its parts are the room's own.</summary>
    private static void AddOpaque<T>(IServiceCollection services)
        where T : class
    {
        var constructor = typeof(T).GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic).Single();
        var parts = constructor.GetParameters();
        services.AddSingleton(provider => (T)constructor.Invoke([.. parts.Select(p => provider.GetRequiredService(p.ParameterType))]));
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddIdentityCore<PortalUser>(options =>
        {
            options.User.AllowedUserNameCharacters = UserNameRules.Characters;
            options.Lockout.AllowedForNewUsers = true;
            options.Lockout.MaxFailedAccessAttempts = 20; // SignInLimiter slows down long before; this one survives a restart
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(1);
        }).AddEntityFrameworkStores<PortalDbContext>();
        services.RemoveAll<IPasswordValidator<PortalUser>>();
        services.AddScoped<IPasswordValidator<PortalUser>, PasswordRules>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashRounds);
        services.AddScoped<Administrators>();
    }
}
