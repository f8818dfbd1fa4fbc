"""The directive `picture`: a picture of docs/images/, in the colours of the reader's scheme."""

from docutils import nodes
from docutils.parsers.rst import Directive


class Picture(Directive):
    """Show NAME-light.png, and NAME-dark.png on a dark page if there is one.

    The content says what is in sight, for those who do not see it. A click opens it in full size.
    """

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the picture's nodes: called by Sphinx."""
        env = self.state.document.settings.env
        name, folder = self.arguments[0], env.srcdir / "images"
        words = " ".join(self.content)
        if not words:
            raise self.error("A picture needs words that say what is in sight.")
        shown = [(f"{name}-light.png", "only-light"), (f"{name}-dark.png", "only-dark")]
        if not (folder / shown[1][0]).exists():
            shown = [(shown[0][0], "dark-light")]
        # where the build puts all pictures, from the page that is being read
        images = "../" * env.docname.count("/") + "_images"
        found: list[nodes.Node] = []
        for file, scheme in shown:
            image = nodes.image(uri=f"/images/{file}", alt=words, classes=[scheme])
            link = nodes.reference("", "", image, refuri=f"{images}/{file}")
            found.append(nodes.paragraph("", "", link, classes=["picture", scheme]))
        return found
