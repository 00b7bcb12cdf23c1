using System.Text.Json;
using System.Text.Json.Serialization;
using Docker.DotNet.Models;

namespace TapBot.Core.Containers.Docker;

/// <summary>The engine's full answer about one container in our words. Pure.</summary>
internal static class DockerInspection
{
    private const int LongestOutput = 4096;
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static ContainerInspection From(ServerName server, ContainerInspectResponse said) => new(
        DockerMapping.Container(server, said),
        [.. said.Config?.Entrypoint ?? [], .. said.Config?.Cmd ?? []],
        said.Config?.User ?? "",
        said.Config?.WorkingDir ?? "",
        said.HostConfig?.Privileged ?? false,
        said.HostConfig?.ReadonlyRootfs ?? false,
        said.HostConfig?.LogConfig?.Type ?? "",
        [.. said.HostConfig?.CapAdd ?? []],
        [.. (said.Config?.Env ?? []).Select(Split)],
        [.. (said.Mounts ?? []).Select(m => new ContainerMount(m.Type ?? "", m.Name is { Length: > 0 } name ? name : m.Source ?? "", m.Destination, m.RW, m.Source is { Length: > 0 } path ? path : null))],
        [.. said.Config?.Healthcheck?.Test ?? []],
        [.. (said.State?.Health?.Log ?? []).Select(Probe)],
        JsonSerializer.Serialize(said, Readable));

    private static KeyValuePair<string, string> Split(string variable)
    {
        var equals = variable.IndexOf('=');
        return equals < 0 ? new(variable, "") : new(variable[..equals], variable[(equals + 1)..]);
    }

    private static HealthProbe Probe(HealthcheckResult said)
    {
        var start = said.Start.ToUniversalTime();
        var end = said.End.ToUniversalTime();
        var output = said.Output ?? "";
        return new HealthProbe(new DateTimeOffset(start), end > start ? end - start : TimeSpan.Zero, said.ExitCode, output.Length > LongestOutput ? output[..LongestOutput] : output);
    }
}
