using TapBot.Core.Access;

namespace TapBot.Portal.Hosting;

/// <summary>How an endpoint names its permission.</summary>
public static class RequirePermissionExtensions
{
    /// <summary>Lets in whoever is signed in and holds the permission somewhere; leaves <see cref="RequirePermissionAttribute"/> in the metadata for the tests.</summary>
    public static TBuilder RequirePermission<TBuilder>(this TBuilder builder, Permission permission)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization().WithMetadata(new RequirePermissionAttribute(permission));
}
