using System.Text.Json;
using TapBot.Core.Access;

namespace TapBot.Portal.Features.Administration;

/// <summary>A role given on a server and a project.</summary>
/// <param name="Role">viewer, operator or administrator.</param>
/// <param name="Server">Where; <c>*</c>, the default, means every server and, with any project, the portal itself.</param>
/// <param name="Project">For which compose project; <c>*</c>, the default, means all and what is in none.</param>
public sealed record GrantModel(string? Role, string? Server = "*", string? Project = "*")
{
    /// <summary>A grant in words.</summary>
    public static GrantModel Of(Grant grant)
    {
        ArgumentNullException.ThrowIfNull(grant);
        return new(JsonNamingPolicy.CamelCase.ConvertName(grant.Role.ToString()), grant.Server?.Value ?? "*", grant.Project ?? "*");
    }
}
