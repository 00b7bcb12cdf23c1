namespace TapBot.Portal.Hosting.Ahead;

/// <summary>What the metadata of a page's endpoint says about reading ahead.</summary>
internal interface IReadsAhead
{
    /// <summary>The service that reads, an <see cref="IPageReading"/>.</summary>
    Type Reading { get; }
}
