# Médiateur. « make » seul dit ce que chaque commande fait.
SHELL := /bin/sh
PYTHON_HERE := .venv/bin/python
PYTEST_OPTIONS ?=
# Where what was proved and measured is written.
PREUVES ?= docs/preuves.md
# An empty value lets Python keep its bytecode, without which every start is slower.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help setup run test check bench prove network-demo manuel deb smoke deb-test windows portable windows-test release lock clean

help: ## liste les commandes
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 20

setup: ## prépare .venv et la commande « mediateur »
	@installer/setup.sh

run: setup ## ouvre Médiateur (sans écran : joue la démonstration)
	@installer/run.sh

test: setup ## passe tous les tests
	@$(PYTHON_HERE) installer/system_packages.py tests
	@PYTHON=$(PYTHON_HERE) installer/server/install.sh build/kinto || true
	@$(PYTHON_HERE) -m pytest $(PYTEST_OPTIONS)

check: setup ## relit le style, les types, les contenus et le dépôt
	@$(PYTHON_HERE) -m ruff check .
	@$(PYTHON_HERE) -m ruff format --check .
	@$(PYTHON_HERE) -m mypy
	@$(PYTHON_HERE) -m mypy installer/system_packages.py installer/release.py
	@$(PYTHON_HERE) -m mypy --explicit-package-bases installer/linux/needs.py installer/linux/deb.py \
		installer/linux/beside.py installer/shared/licences.py installer/shared/compare.py
	@$(PYTHON_HERE) -m mypy -p installer.windows
	@$(PYTHON_HERE) -m mypy --explicit-package-bases installer/server/schema.py
	@MYPYPATH=installer/server $(PYTHON_HERE) -m mypy --explicit-package-bases --ignore-missing-imports \
		installer/server/administrer.py installer/server/mediateur_garde.py
	@.venv/bin/mediateur verifier
	@$(PYTHON_HERE) -m pytest tests/test_repository.py tests/test_architecture.py

bench: setup ## mesure l’ouverture, les réponses et le papier, et l’écrit dans docs/preuves.md
	@$(PYTHON_HERE) installer/system_packages.py bench
	@installer/bench.sh
	@$(PYTHON_HERE) -m tests.bench --dans $(PREUVES)

prove: setup ## passe tous les essais et les longues preuves, et l’écrit dans docs/preuves.md
	@installer/bench.sh
	@$(PYTHON_HERE) installer/system_packages.py tests
	@$(PYTHON_HERE) installer/system_packages.py proofs
	@PYTHON=$(PYTHON_HERE) installer/server/install.sh build/kinto || true
	@$(PYTHON_HERE) -m tests.prove --dans $(PREUVES)

network-demo: setup ## joue un département sur ce poste : serveur, deux médiateurs, une coordinatrice
	@$(PYTHON_HERE) installer/system_packages.py tests
	@$(PYTHON_HERE) -m tests.network.demo

manuel: setup ## refait les images du manuel (docs/manuel) et sa page des touches
	@$(PYTHON_HERE) -m tests.manual

windows: setup ## fabrique l’installateur pour Windows dans dist/
	@$(PYTHON_HERE) installer/system_packages.py windows
	@$(PYTHON_HERE) -m installer.windows.build installateur

portable: setup ## fabrique les dossiers à mettre sur une clé, pour Linux et pour Windows, dans dist/
	@$(PYTHON_HERE) installer/system_packages.py windows
	@installer/linux/bundle.sh
	@installer/linux/portable.sh
	@$(PYTHON_HERE) -m installer.windows.build portable

windows-test: setup ## essaie sous Wine l’installateur de dist/
	@$(PYTHON_HERE) installer/system_packages.py wine
	@installer/windows/try_under_wine.sh

release: setup ## prouve tout, construit tout, somme et signe (MEDIATEUR_CLE=clé GnuPG ; ESSAI=1 : sans signer)
	@$(PYTHON_HERE) -m installer.release $(if $(ESSAI),--essai)

deb: setup ## fait le paquet Debian, dans dist/
	@$(PYTHON_HERE) installer/system_packages.py deb
	@installer/linux/bundle.sh
	@installer/linux/deb.sh

smoke: setup ## essaie ce que « make deb » a assemblé, comme on le lance une fois installé
	@MEDIATEUR_A_ESSAYER="$(CURDIR)/build/linux/dist/mediateur/mediateur" $(PYTHON_HERE) -m pytest tests/smoke

deb-test: deb ## l’essaie sur un système nu : installer, travailler, mettre à jour, retirer (en root)
	@installer/linux/try_in_chroot.sh
	@$(PYTHON_HERE) -m tests.bench.bundle

lock: setup ## refait les requirements*.lock (versions et empreintes)
	@$(PYTHON_HERE) -m pip install --quiet --disable-pip-version-check uv
	@.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
		--no-header --no-annotate --no-emit-index-url --no-emit-find-links \
		pyproject.toml --group dev -o requirements.lock
	@.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
		--no-header --no-annotate --no-emit-index-url --no-emit-find-links \
		--group bench -c requirements.lock -o requirements-bench.lock
	@.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
		--no-header --no-annotate --no-emit-index-url --no-emit-find-links \
		--group build -c requirements.lock -o requirements-build.lock
	@.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
		--no-header --no-annotate --no-emit-index-url --no-emit-find-links \
		pyproject.toml -c requirements.lock -o requirements-program.lock
	@.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
		--no-header --no-annotate --no-emit-index-url --no-emit-find-links \
		installer/server/requirements.in -o installer/server/requirements.lock

clean: ## retire .venv et tout ce qui se refait
	@rm -rf .venv .venv-bench .venv-build .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist demonstration
	@find mediateur tests installer -name __pycache__ -type d -prune -exec rm -rf {} +
