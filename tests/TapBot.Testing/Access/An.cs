using TapBot.Core.Access;

namespace TapBot.Testing.Access;

/// <summary>Actors by name.</summary>
internal static class An
{
    public static Actor Administrator { get; } = new(ActorKind.User, "ann", "ann");

    public static Actor Operator { get; } = new(ActorKind.User, "oleg", "oleg");

    public static Actor Viewer { get; } = new(ActorKind.User, "vera", "vera");

    /// <summary>Rights for the three of them, everywhere.</summary>
    public static FixedRights Store() => new FixedRights()
        .Give(Administrator, new Grant(Role.Administrator))
        .Give(Operator, new Grant(Role.Operator))
        .Give(Viewer, new Grant(Role.Viewer));
}
