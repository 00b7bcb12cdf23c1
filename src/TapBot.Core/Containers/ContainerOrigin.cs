using System.Globalization;
using TapBot.Core.Logs;

namespace TapBot.Core.Containers;

/// <summary>Who a container is, as its log says it.</summary>
internal static class ContainerOrigin
{
    /// <summary>The origin of a container's lines. Of compose's labels, the number counts only for containers that the project keeps: <c>compose run</c> makes others.</summary>
    public static LogOrigin Of(Container container)
    {
        var number = container.Labels.GetValueOrDefault("com.docker.compose.oneoff") is not "True"
            && int.TryParse(container.Labels.GetValueOrDefault("com.docker.compose.container-number"), NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? said : 0;
        return new LogOrigin(container.Server, container.Name, container.Project, container.Service, container.Service is null ? 0 : number);
    }

    /// <summary>The log of a container.</summary>
    public static LogKey KeyOf(Container container) => new(container.Server, container.Id);
}
