using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Operations;
using TapBot.Core.Settings;

namespace TapBot.Core.Monitoring;

/// <summary>Registers the boards.</summary>
internal static class BoardsSetup
{
    public static IServiceCollection AddBoards(this IServiceCollection services)
    {
        services.AddSettings<BoardsOptions>("TapBot:Wall");
        services.AddSingleton<IValidateOptions<BoardsOptions>, BoardsOptionsCheck>();
        services.AddSingleton<BoardBook>();
        services.AddHostedService<BoardKeeper>();
        services.AddSingleton(s => new BoardPlans(s.GetRequiredService<AccessGuard>(), s.GetRequiredService<BoardBook>()));
        services.AddSingleton<IOperationHandler<MakeBoard>, ComposeBoardHandler>();
        services.AddSingleton<IOperationHandler<ChangeBoard>, ComposeBoardHandler>();
        services.AddSingleton<IOperationHandler<RemoveBoard>, RemoveBoardHandler>();
        return services;
    }
}
