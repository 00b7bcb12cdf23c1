using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Access;
using TapBot.Core.Operations;

namespace TapBot.Core.Keys;

/// <summary>Registers the room.</summary>
public static class KeysSetup
{
    /// <summary>Adds the reader of the keys and the operation that renews them; needs an <see cref="IKeyRing"/>.</summary>
    public static IServiceCollection AddKeys(this IServiceCollection services)
    {
        services.AddSingleton(s => new KeyReader(s.GetRequiredService<AccessGuard>(), s.GetRequiredService<IKeyRing>()));
        return services.AddSingleton<IOperationHandler<RotateKeys>, RotateKeysHandler>();
    }
}
