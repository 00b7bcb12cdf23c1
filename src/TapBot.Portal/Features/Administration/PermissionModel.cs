using System.Text.Json;
using System.Text.Json.Serialization;
using TapBot.Core.Access;

namespace TapBot.Portal.Features.Administration;

/// <summary>A permission given singly. In a request the bare word stands for the permission everywhere.</summary>
/// <param name="Permission">see, operateContainers, manageContainers, revealSecrets or administer.</param>
/// <param name="Server">Where; <c>*</c>, the default, means every server.</param>
/// <param name="Project">For which compose project; <c>*</c>, the default, means all.</param>
[JsonConverter(typeof(PermissionModelConverter))]
public sealed record PermissionModel(string? Permission, string? Server = "*", string? Project = "*")
{
    /// <summary>A permission in words.</summary>
    public static PermissionModel Of(PermissionGrant grant)
    {
        ArgumentNullException.ThrowIfNull(grant);
        return new(JsonNamingPolicy.CamelCase.ConvertName(grant.Permission.ToString()), grant.Server?.Value ?? "*", grant.Project ?? "*");
    }
}
