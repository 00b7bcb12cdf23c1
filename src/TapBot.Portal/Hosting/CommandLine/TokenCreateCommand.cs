using System.Globalization;
using TapBot.Core.Access;

namespace TapBot.Portal.Hosting.CommandLine;

/// <summary><c>token create --name NAME [--user NAME] [--days N] [--role ROLE] [--permissions A,B]</c>: prints the token, this once. What is privileged it may do only where the permission is named.</summary>
internal sealed class TokenCreateCommand(CommandOptions options) : ILocalCommand
{
    public async Task<int> RunAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var name = options.Find("--name") is { Length: > 0 and <= 100 } given ? given.Trim() : throw new UsageException("--name is missing; legal: 1 to 100 characters.");
        var owner = options.Find("--user") ?? "admin";
        var request = new ApiTokenRequest(name, owner, TimeSpan.FromDays(Days()), new Rights([new Grant(Role())], [.. Permissions()]));
        var token = await services.GetRequiredService<ApiTokens>().CreateAsync(Actor.Portal, request, cancellationToken)
            ?? throw new UsageException($"--user is '{owner}'; there is nobody of that name.");
        await output.WriteLineAsync(token);
        return 0;
    }

    private int Days()
    {
        var text = options.Find("--days") ?? "90";
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 365
            ? days
            : throw new UsageException($"--days is '{text}'; legal: 1 to 365.");
    }

    private IEnumerable<PermissionGrant> Permissions()
    {
        foreach (var text in (options.Find("--permissions") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            yield return Enum.TryParse<Permission>(text, ignoreCase: true, out var permission) && Enum.IsDefined(permission)
                ? new PermissionGrant(permission)
                : throw new UsageException($"--permissions has '{text}'; legal: {string.Join(", ", Enum.GetNames<Permission>())}.");
        }
    }

    private Role Role()
    {
        var text = options.Find("--role") ?? nameof(Core.Access.Role.Administrator);
        return Enum.TryParse<Role>(text, ignoreCase: true, out var role) && Enum.IsDefined(role)
            ? role
            : throw new UsageException($"--role is '{text}'; legal: {string.Join(", ", Enum.GetNames<Role>())}.");
    }
}
