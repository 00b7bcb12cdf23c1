using TapBot.Core.Containers;
using TapBot.Core.Servers;

namespace TapBot.Testing.Containers;

/// <summary>Containers with sensible defaults.</summary>
internal static class A
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static ServerName Server(string name = "server-1") => ServerName.Parse(name);

    public static Container Container(
        string name = "web",
        string server = "server-1",
        ContainerState state = ContainerState.Running,
        HealthState health = HealthState.None,
        string? project = null,
        string image = "nginx:1.27",
        long exitCode = 0,
        TimeSpan? healthWindow = null) => new()
        {
            Server = Server(server),
            Id = IdOf(name),
            Name = name,
            Image = image,
            State = state,
            Health = health,
            Created = Noon - TimeSpan.FromDays(1),
            StartedAt = state == ContainerState.Created ? null : Noon - TimeSpan.FromHours(1),
            FinishedAt = state == ContainerState.Exited ? Noon : null,
            ExitCode = exitCode,
            HealthWindow = healthWindow,
            Labels = project is null
                ? new Dictionary<string, string>()
                : new Dictionary<string, string> { ["com.docker.compose.project"] = project, ["com.docker.compose.service"] = name },
        };

    /// <summary>A well-formed id that is always the same for a name.</summary>
    public static string IdOf(string name) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)));
}
