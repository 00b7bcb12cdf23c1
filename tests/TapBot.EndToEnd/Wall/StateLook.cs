namespace TapBot.EndToEnd.Wall;

/// <summary>How a state looks to somebody: the colour of its mark, the shape of the mark, the word beside it, and the ground of its tile.</summary>
/// <param name="Name">Which state.</param>
/// <param name="Word">The word.</param>
/// <param name="Colour">The colour of the mark: where it is farthest from the ground.</param>
/// <param name="Shape">Where the mark is drawn, in a square of cells.</param>
/// <param name="Ground">An empty corner of the tile.</param>
internal sealed record StateLook(string Name, string Word, Colour Colour, bool[] Shape, Pixels Ground)
{
    private const int Cells = 16;

    public static StateLook Of(string name, string word, Pixels mark, Pixels ground)
    {
        var empty = mark.At(0, 0);
        var ink = mark.All().MaxBy(p => p.DifferenceTo(empty));
        var reach = ink.DifferenceTo(empty) / 2;
        var shape = new bool[Cells * Cells];
        for (var i = 0; i < shape.Length; i++)
            shape[i] = mark.At((int)((i % Cells + 0.5) * mark.Width / Cells), (int)((i / Cells + 0.5) * mark.Height / Cells)).DifferenceTo(empty) > reach;
        return new StateLook(name, word, ink, shape, ground);
    }

    /// <summary>The share of the mark's cells in which the two shapes differ.</summary>
    public double ShapeDifferenceTo(StateLook other) =>
        Shape.Zip(other.Shape).Count(c => c.First != c.Second) / (double)Shape.Zip(other.Shape).Count(c => c.First || c.Second);

    /// <summary>True when the ground is not of one colour.</summary>
    public bool IsHatched => Ground.All().Max(p => p.DifferenceTo(Ground.At(0, 0))) > 3;
}
