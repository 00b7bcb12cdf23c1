using TapBot.Core.Containers;
using TapBot.Core.Figures;
using TapBot.Core.Servers;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Containers;

/// <summary>A container as the API shows it.</summary>
/// <param name="Server">The server whose engine holds it.</param>
/// <param name="Id">The engine's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Image">The image as it was asked for.</param>
/// <param name="ImageId">The image's id.</param>
/// <param name="State">The engine's word.</param>
/// <param name="Health">What its healthcheck last said; none without one.</param>
/// <param name="Light">green, yellow, red or unknown.</param>
/// <param name="Reason">The light in words.</param>
/// <param name="Live">False while the engine does not answer: then all of this is the last that was seen.</param>
/// <param name="Created">When it was created.</param>
/// <param name="StartedAt">When it last started.</param>
/// <param name="FinishedAt">When it last ended.</param>
/// <param name="ExitCode">How it last ended.</param>
/// <param name="OutOfMemory">True when the kernel killed it for want of memory.</param>
/// <param name="RestartCount">Restarts by the engine's policy.</param>
/// <param name="RestartPolicy">The policy.</param>
/// <param name="RecentRestarts">When it came up again by itself in the last ten minutes.</param>
/// <param name="Project">The compose project.</param>
/// <param name="Service">The compose service.</param>
/// <param name="Ports">Its ports.</param>
/// <param name="Networks">Its networks.</param>
/// <param name="Labels">Its labels, what looks like a secret hidden.</param>
/// <param name="MemoryLimit">Bytes; 0 when unlimited.</param>
/// <param name="CpuLimit">Cores; 0 when unlimited.</param>
public sealed record ContainerModel(
    ServerName Server, string Id, string Name, string Image, string ImageId, ContainerState State, HealthState Health, LightColour Light, string Reason, bool Live,
    DateTimeOffset Created, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, long ExitCode, bool OutOfMemory, long RestartCount, string RestartPolicy,
    IReadOnlyList<DateTimeOffset> RecentRestarts, string? Project, string? Service, IReadOnlyList<ContainerPort> Ports, IReadOnlyList<ContainerNetwork> Networks,
    IReadOnlyDictionary<string, string> Labels, long MemoryLimit, double CpuLimit)
{
    /// <summary>A container in the words of the reader.</summary>
    public static ContainerModel Of(Texts texts, Container container, bool live, DateTimeOffset now)
    {
        var light = ContainerLight.Of(container, live, now);
        return new ContainerModel(
            container.Server, container.Id, container.Name, container.Image, container.ImageId, container.State, container.Health, light.Colour, texts.Say(light.Words), live,
            container.Created, container.StartedAt, container.FinishedAt, container.ExitCode, container.OutOfMemory, container.RestartCount, container.RestartPolicy,
            container.RecentRestarts, container.Project, container.Service, container.Ports, container.Networks, container.Labels, container.MemoryLimit, container.CpuLimit);
    }
}
