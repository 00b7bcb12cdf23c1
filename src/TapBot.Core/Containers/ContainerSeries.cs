using TapBot.Core.Figures;

namespace TapBot.Core.Containers;

/// <summary>
/// What the figures of containers are called in the history: <c>containers/server/project/service#1/cpu</c>, or <c>containers/server/container/cpu</c> outside compose. As with logs, a container
/// that is created anew goes on with the series of the one before.
/// </summary>
public static class ContainerSeries
{
    /// <summary>The first part of all of them.</summary>
    public const string Root = "containers";

    /// <summary>Processor time, in cores.</summary>
    public const string Cpu = "cpu";

    /// <summary>Memory in use, in bytes.</summary>
    public const string Memory = "memory";

    /// <summary>Bytes received per second.</summary>
    public const string NetworkIn = "networkIn";

    /// <summary>Bytes sent per second.</summary>
    public const string NetworkOut = "networkOut";

    /// <summary>Bytes read from block devices per second.</summary>
    public const string BlockRead = "blockRead";

    /// <summary>Bytes written to block devices per second.</summary>
    public const string BlockWrite = "blockWrite";

    /// <summary>The name of a figure of a container.</summary>
    /// <param name="container">Which.</param>
    /// <param name="figure">One of the names above.</param>
    public static SeriesName Of(Container container, string figure)
    {
        ArgumentNullException.ThrowIfNull(container);
        var origin = ContainerOrigin.Of(container);
        var own = origin.Service is null || origin.Number == 0 ? origin.Container : $"{origin.Service}#{origin.Number}";
        return string.IsNullOrEmpty(origin.Project)
            ? SeriesName.Of(Root, container.Server.Value, own, figure)
            : SeriesName.Of(Root, container.Server.Value, origin.Project, own, figure);
    }
}
