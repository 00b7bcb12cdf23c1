using TapBot.Core.Containers;
using TapBot.Testing.Containers;

namespace TapBot.Benchmarks.Lists;

/// <summary>Containers as compose makes them: projects of twenty, with the labels, ports and networks that real ones have; one in five stands alone.</summary>
internal static class SampleFleet
{
    private const int InProject = 20;

    public static IReadOnlyList<Container> Of(ServerName server, int count) => [.. Enumerable.Range(0, count).Select(n => One(server, n))];

    /// <summary>One reading, as a small web server gives it.</summary>
    public static ContainerFigures Figures(Container container, DateTimeOffset now)
    {
        var share = container.Id[0] / 128.0;
        return new ContainerFigures(now, share / 10 + now.Millisecond / 10_000.0, share / 20, (long)(share * (200 << 20)), 512 << 20, 1_000 * share, 2_000 * share, 0, 4_096, 12);
    }

    private static Container One(ServerName server, int n)
    {
        var single = n % 5 == 4;
        var project = $"project-{n / InProject:D2}";
        var service = $"service-{n % InProject:D2}";
        var state = n % 50 == 7 ? ContainerState.Exited : ContainerState.Running;
        var health = n % 97 == 3 ? HealthState.Unhealthy : n % 3 == 0 ? HealthState.Healthy : HealthState.None;
        return A.Container(single ? $"single-{n:D4}" : $"{project}-{service}-1", server.Value, state, health, image: $"registry.example.com/team-{n % 7}/{service}:1.{n % 30}.{n % 4}") with
        {
            ImageId = "sha256:" + A.IdOf(service),
            RestartPolicy = "unless-stopped",
            MemoryLimit = 512 << 20,
            CpuLimit = 2,
            Ports = [new(8080, "tcp", 20_000 + n, "0.0.0.0"), new(9090, "tcp")],
            Networks = [new(single ? "bridge" : $"{project}_default", $"172.20.{n / 250}.{n % 250 + 2}", "172.20.0.1", [service])],
            Labels = single ? Common(service) : OfCompose(project, service),
        };
    }

    private static Dictionary<string, string> Common(string service) => new()
    {
        ["org.opencontainers.image.title"] = service,
        ["org.opencontainers.image.source"] = $"https://git.example.com/team/{service}",
        ["org.opencontainers.image.revision"] = A.IdOf(service)[..40],
    };

    private static Dictionary<string, string> OfCompose(string project, string service) => new(Common(service))
    {
        ["com.docker.compose.project"] = project,
        ["com.docker.compose.service"] = service,
        ["com.docker.compose.container-number"] = "1",
        ["com.docker.compose.oneoff"] = "False",
        ["com.docker.compose.config-hash"] = A.IdOf(project),
        ["com.docker.compose.project.working_dir"] = $"/srv/{project}",
        ["com.docker.compose.project.config_files"] = $"/srv/{project}/compose.yaml",
        ["com.docker.compose.version"] = "2.29.7",
    };
}
